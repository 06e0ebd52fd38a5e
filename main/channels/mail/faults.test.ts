import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { leasedEntry } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { scriptedSmtp } from '../../testing/scripted-smtp';
import type { SmtpScript } from '../../testing/smtp-server';

useLoopbackTime();

/** Limits for servers that stop responding. */
const SHORT = { connectMs: 1_000, greetingMs: 1_000, silenceMs: 500, handOverMs: 1_000, verdictMs: 1_000 };
const LOGIN = { user: 'me' };

/** What each answer of a server means: kind, problem, whether it may have the mail, and what it said. */
// prettier-ignore
const ANSWERS: readonly [string, SmtpScript, kind: string, problem: string, maybe: boolean, reply: RegExp][] = [
  ['is too busy to greet', { greeting: '421 4.3.2 busy' }, 'retry', 'temporary', false, /^421 4\.3\.2 busy$/],
  ['does not want this network', { greeting: '554 5.7.1 go away' }, 'retry', 'network-refused', false, /^554 5\.7\.1/],
  ['closes before it greets', { greeting: 'drop' }, 'retry', 'connection', false, /closed/i],
  ['never greets', { greeting: 'silence' }, 'retry', 'timeout', false, /./],
  ['falls silent after EHLO', { EHLO: 'silence' }, 'retry', 'timeout', false, /^(?:no answer from 127\.0\.0\.1:\d+ in time|Timeout)$/],
  ['knows another password', { AUTH: '535 5.7.8 wrong' }, 'blocked', 'authentication', false, /^535 5\.7\.8 wrong$/],
  ['cannot check the password now', { AUTH: '454 4.7.0 later' }, 'retry', 'temporary', false, /^454/],
  ['wants a login first', { MAIL: '530 5.7.0 log in' }, 'blocked', 'authentication', false, /^530/],
  ['has no space now', { MAIL: '452 4.3.1 full' }, 'retry', 'temporary', false, /^452/],
  ['refuses the sender', { MAIL: '550 5.7.1 not yours' }, 'blocked', 'sender-refused', false, /^550 5\.7\.1 not yours$/],
  ['asks to come back later', { RCPT: '450 4.2.0 greylisted' }, 'retry', 'temporary', false, /^450 4\.2\.0 greylisted$/],
  ['knows no such recipient', { RCPT: '550 5.1.1 unknown' }, 'failed', 'recipient-refused', false, /^550 5\.1\.1 unknown$/],
  ['refuses DATA', { DATA: '554 5.5.1 no' }, 'blocked', 'message-refused', false, /^554/],
  ['has an error of its own with the mail', { dot: '451 4.3.0 try again' }, 'retry', 'temporary', false, /^451/],
  ['refuses the mail', { dot: '554 5.6.0 looks like spam' }, 'failed', 'message-refused', false, /^554 5\.6\.0 looks/],
  ['closes at DATA', { DATA: 'drop' }, 'retry', 'connection', false, /closed/i],
  ['closes after the final dot', { dot: 'drop' }, 'retry', 'connection', true, /closed/i],
  ['falls silent after the final dot', { dot: 'silence' }, 'retry', 'timeout', true, /./],
];

describe('a mail server that', () => {
  it.each(ANSWERS)('%s', async (_name, script, kind, problem, isMaybeDelivered, reply) => {
    const server = await scriptedSmtp(script);
    const isSilent = Object.values(script).includes('silence');
    const channel = mailTo(server.port, LOGIN, isSilent ? { limits: SHORT } : {});
    const result = await channel.deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind, problem, isMaybeDelivered });
    expect(result.reply).toMatch(reply);
  });

  it('begins a reply and never ends it is given up', async () => {
    const server = await scriptedSmtp({ EHLO: `250-${'x'.repeat(8_000)}` });
    const result = await mailTo(server.port, {}, { limits: SHORT }).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'retry', isMaybeDelivered: false });
  });

  it('takes longer to check the mail than for all before is waited for', async () => {
    const server = await scriptedSmtp({ dot: (answer) => setTimeout(answer, 1_200, '250 2.0.0 at last') });
    const limits = { ...SHORT, verdictMs: 10_000 };
    const result = await mailTo(server.port, {}, { limits }).deliver(leasedEntry(), PATIENT);
    expect(result).toEqual({ kind: 'accepted', reply: '250 2.0.0 at last' });
  });

  it('is not reachable is retried', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await mailTo(port).deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'retry',
      problem: 'connection',
      reply: expect.stringContaining('ECONNREFUSED') as unknown,
      isMaybeDelivered: false,
    });
  });
});

describe('the report that the server may have the mail', () => {
  /** What the server had received at the report; empty without a report. */
  async function saidAt(script: SmtpScript): Promise<readonly [commands: string, messages: number][]> {
    const server = await scriptedSmtp(script);
    const said: [string, number][] = [];
    const onHandOver = () => {
      said.push([server.commands.at(-1) ?? '', server.messages.length]);
    };
    await mailTo(server.port, LOGIN).deliver(leasedEntry(), PATIENT, onHandOver);
    return said;
  }

  it('is made once, after the server has asked for the mail and before its final dot', async () => {
    expect(await saidAt({})).toEqual([['DATA', 0]]);
    expect(await saidAt({ dot: 'drop' })).toEqual([['DATA', 0]]);
  });

  it.each([
    ['greeting', 'drop'],
    ['AUTH', '535 5.7.8 wrong'],
    ['RCPT', '550 5.1.1 unknown'],
    ['DATA', '554 5.5.1 no'],
    ['DATA', 'drop'],
  ] as const)('is not made if %s ends with “%s”', async (step, answer) => {
    expect(await saidAt({ [step]: answer })).toEqual([]);
  });
});

describe('an aborted delivery', () => {
  it('ends at once, and knows that the server cannot have the mail', async () => {
    const controller = new AbortController();
    const server = await scriptedSmtp({ RCPT: () => controller.abort() });
    const delivery = mailTo(server.port).deliver(leasedEntry(), controller.signal);
    expect(await delivery).toMatchObject({ kind: 'retry', problem: 'timeout', isMaybeDelivered: false });
    expect(server.messages).toEqual([]);
  });

  it('knows that the server may have the mail if only its reply is missing', async () => {
    const controller = new AbortController();
    const server = await scriptedSmtp({ dot: () => controller.abort() });
    const delivery = mailTo(server.port).deliver(leasedEntry(), controller.signal);
    expect(await delivery).toMatchObject({ kind: 'retry', problem: 'timeout', isMaybeDelivered: true });
    expect(server.messages).toHaveLength(1);
  });
});
