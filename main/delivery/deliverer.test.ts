import { describe, expect, it } from 'vitest';
import type { Channel, DeliveryResult } from '../core/ports';
import { KnownSecrets } from '../core/redact/redact';
import { deliveringWith } from '../testing/delivering';
import { mailDraft } from '../testing/drafts';
import { FakeClock } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { ACCEPTED, openAnswer, ScriptedChannel } from '../testing/scripted-channel';
import { Deliverer } from './deliverer';

const BUSY: DeliveryResult = {
  kind: 'retry',
  problem: 'temporary',
  reply: '450 4.2.0 Greylisted, see you later',
  isMaybeDelivered: false,
};
const WRONG_PASSWORD: DeliveryResult = {
  kind: 'blocked',
  problem: 'authentication',
  reply: '535 5.7.8 Authentication failed',
  isMaybeDelivered: false,
};

function getDeliverer(channels: readonly Channel[]) {
  const clock = new FakeClock();
  const outbox = new InMemoryOutbox(clock);
  const log: string[] = [];
  const delivering = deliveringWith(outbox, outbox.upkeep, clock);
  const deps = {
    ...delivering,
    channels,
    log: (sentence: string, error?: unknown) => void log.push(`${sentence}: ${String(error)}`),
  };
  return { clock, outbox, log, deps, accepted: delivering.accepted, deliverer: new Deliverer(deps) };
}

const getMail = (id: string) =>
  mailDraft({ id, runId: `run-of-${id}`, messageId: `<run-of-${id}.mail@a41f.linewatch>` });
const getStates = (outbox: InMemoryOutbox) => outbox.all().map(({ id, state }) => `${id} ${state}`);

describe('a message', () => {
  it('is delivered at once, and the server’s reply is stored', async () => {
    const { deliverer, outbox, clock } = getDeliverer([new ScriptedChannel('mail')]);
    deliverer.start();
    outbox.add([getMail('a')]);
    deliverer.kick();
    await deliverer.idle();
    expect(outbox.all()[0]).toMatchObject({ state: 'sent' });
    expect(outbox.all()[0]?.attempts).toEqual([
      {
        startedAt: clock.now(),
        finishedAt: clock.now(),
        outcome: 'accepted',
        problem: null,
        reply: '250 2.0.0 Ok: queued as 4XY',
        isMaybeDelivered: false,
      },
    ]);
  });

  it.each([
    ['refuses', { ...WRONG_PASSWORD, reply: '535 5.7.8 no AUTH PLAIN\r\n AG1lAGNvcnJlY3QgaG9yc2U=' }],
    ['accepts', { ...ACCEPTED, reply: '250 thanks for AUTH PLAIN\u202e AG1lAGNvcnJlY3QgaG9yc2U=' }],
  ])('is recorded without the secret that a server repeats when it %s it', async (_name, result) => {
    const known = new KnownSecrets();
    known.learn('correct horse');
    const { deps, outbox, accepted } = getDeliverer([new ScriptedChannel('mail', [result])]);
    const deliverer = new Deliverer({ ...deps, redact: known.redact });
    outbox.add([getMail('a')]);
    deliverer.start();
    await deliverer.idle();
    const reply = outbox.all()[0]?.attempts[0]?.reply;
    expect(reply).toMatch(/^(?:535 5\.7\.8 no|250 thanks for) AUTH PLAIN \[…\]$/);
    if (result.kind === 'accepted') expect(accepted).toEqual([`a ${reply}`]);
  });

  it('is recorded without the secret in the exception of a channel', async () => {
    const known = new KnownSecrets();
    known.learn('correct horse');
    const broken = () => Promise.reject(new Error('cannot read correct horse of undefined'));
    const { deps, outbox } = getDeliverer([new ScriptedChannel('mail', [broken])]);
    const deliverer = new Deliverer({ ...deps, redact: known.redact });
    outbox.add([getMail('a')]);
    deliverer.start();
    await deliverer.idle();
    expect(outbox.all()[0]?.attempts[0]?.reply).toBe('cannot read […] of undefined');
  });

  it('is retried half a minute after the server was busy, with the same Message-ID', async () => {
    const mail = new ScriptedChannel('mail', [BUSY]);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(29_999);
    expect(getStates(outbox)).toEqual(['a pending']);
    expect(outbox.all()[0]?.attempts[0]).toMatchObject({ problem: 'temporary', reply: BUSY.reply });
    await clock.advance(1);
    expect(getStates(outbox)).toEqual(['a sent']);
    expect(mail.given.map(({ messageId }) => messageId)).toEqual([
      '<run-of-a.mail@a41f.linewatch>',
      '<run-of-a.mail@a41f.linewatch>',
    ]);
  });

  it('is blocked until the password is corrected, and then goes out', async () => {
    const { deliverer, outbox, clock } = getDeliverer([new ScriptedChannel('mail', [WRONG_PASSWORD])]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(24 * 3_600_000);
    expect(getStates(outbox)).toEqual(['a blocked']);
    outbox.upkeep.makeDue(clock.now(), ['blocked'], 'mail');
    deliverer.kick();
    await deliverer.idle();
    expect(getStates(outbox)).toEqual(['a sent']);
  });

  it('goes out at once when a later message is accepted by the channel, even if it was blocked', async () => {
    const untrusted = { ...WRONG_PASSWORD, problem: 'tls' } as const;
    const { deliverer, outbox } = getDeliverer([new ScriptedChannel('mail', [untrusted, BUSY])]);
    outbox.add([getMail('a'), getMail('b')]);
    deliverer.start();
    await deliverer.idle();
    expect(getStates(outbox)).toEqual(['a blocked', 'b pending']);
    outbox.add([getMail('c')]);
    deliverer.kick();
    await deliverer.idle();
    expect(getStates(outbox)).toEqual(['a sent', 'b sent', 'c sent']);
  });

  it('is not attempted while the login of its channel is refused, except for one a day', async () => {
    const mail = new ScriptedChannel('mail', [WRONG_PASSWORD, WRONG_PASSWORD]);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add(['a', 'b', 'c'].map(getMail));
    deliverer.start();
    await clock.advance(12 * 3_600_000);
    outbox.add([getMail('d')]);
    deliverer.kick();
    await clock.advance(12 * 3_600_000);
    expect([mail.givenIds, getStates(outbox)]).toEqual([
      ['a'],
      ['a', 'b', 'c', 'd'].map((id) => `${id} blocked`),
    ]);
    await clock.advance(3_600_000);
    expect(mail.givenIds).toEqual(['a', 'a']);
    await clock.advance(24 * 3_600_000);
    expect(getStates(outbox)).toEqual(['a sent', 'b sent', 'c sent', 'd sent']);
  });

  it('is not missed when it is written while others are being sent', async () => {
    const { answer, give } = openAnswer();
    const { deliverer, outbox } = getDeliverer([new ScriptedChannel('mail', [answer])]);
    outbox.add([getMail('a')]);
    deliverer.start();
    outbox.add([getMail('b')]);
    deliverer.kick();
    expect(getStates(outbox)).toEqual(['a sending', 'b pending']);
    give(ACCEPTED);
    await deliverer.idle();
    expect(getStates(outbox)).toEqual(['a sent', 'b sent']);
  });

  it('left in sending by a killed process goes out at the next start, with the same Message-ID', async () => {
    const { clock, outbox, deps } = getDeliverer([new ScriptedChannel('mail', ['never'])]);
    outbox.add([getMail('a')]);
    new Deliverer(deps).start();
    expect(getStates(outbox)).toEqual(['a sending']);
    const mail = new ScriptedChannel('mail');
    const next = new Deliverer({ ...deps, channels: [mail] });
    next.start();
    await clock.advance(0);
    expect(mail.given.map(({ messageId }) => messageId)).toEqual(['<run-of-a.mail@a41f.linewatch>']);
    expect(getStates(outbox)).toEqual(['a sent']);
  });

  it('that is blocked is attempted once at a start of the application, and not by a command-line run', async () => {
    const mail = new ScriptedChannel('mail', [WRONG_PASSWORD]);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a'), getMail('b')]);
    deliverer.start();
    await deliverer.idle();
    deliverer.start('errand');
    await clock.advance(60_000);
    expect(mail.givenIds).toEqual(['a']);
    deliverer.start();
    await deliverer.idle();
    expect(getStates(outbox)).toEqual(['a sent', 'b sent']);
  });

  it('goes out within a minute after the computer has slept past its due time', async () => {
    const { deliverer, outbox, clock } = getDeliverer([new ScriptedChannel('mail', [BUSY, BUSY, BUSY])]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(200_000);
    expect(outbox.all()[0]?.attempts).toHaveLength(3);
    clock.jumpTo('2026-11-24T07:00:00Z');
    await clock.advance(60_000);
    expect(getStates(outbox)).toEqual(['a sent']);
  });
});

describe('a channel', () => {
  it('that gets no answer is aborted at its deadline, and may have been delivered', async () => {
    const mail = new ScriptedChannel('mail', ['never']);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(60_000);
    expect(mail.signals[0]?.aborted).toBe(true);
    await clock.advance(1_000);
    expect(getStates(outbox)).toEqual(['a pending']);
    expect(outbox.all()[0]?.attempts[0]).toMatchObject({ problem: 'timeout', isMaybeDelivered: true });
    await clock.advance(30_000);
    expect(getStates(outbox)).toEqual(['a sent']);
  });

  it('that gets no answer before it was handed over was not delivered', async () => {
    const mail = new ScriptedChannel('mail', ['never, and hands over nothing']);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(61_000);
    expect(outbox.all()[0]?.attempts[0]).toMatchObject({ problem: 'timeout', isMaybeDelivered: false });
  });

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('undefined is not a function');
      },
    ],
    ['rejects', () => Promise.reject(new Error('undefined is not a function'))],
  ])('that %s is retried, and the error is logged', async (_how, fault) => {
    const { deliverer, outbox, clock, log } = getDeliverer([new ScriptedChannel('mail', [fault])]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(0);
    expect(outbox.all()[0]?.attempts[0]).toMatchObject({ outcome: 'retry', problem: 'internal' });
    expect(log).toEqual(['The channel mail failed with an exception: Error: undefined is not a function']);
    await clock.advance(30_000);
    expect(getStates(outbox)).toEqual(['a sent']);
  });

  it('that is slow does not delay other channels', async () => {
    const { deliverer, outbox, clock } = getDeliverer([
      new ScriptedChannel('mail', ['never']),
      new ScriptedChannel('desktop'),
    ]);
    outbox.add([getMail('a'), { ...getMail('b'), channel: 'desktop' }]);
    deliverer.start();
    await clock.advance(0);
    expect(getStates(outbox)).toEqual(['a sending', 'b sent']);
  });

  it('waits while its channel sends as many as it supports, oldest first', async () => {
    const { answer, give } = openAnswer();
    const mail = new ScriptedChannel('mail', [answer, 'never'], 2);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a'), getMail('b'), getMail('c')]);
    deliverer.start();
    deliverer.kick();
    expect(mail.givenIds).toEqual(['a', 'b']);
    give(ACCEPTED);
    await clock.advance(0);
    expect(mail.givenIds).toEqual(['a', 'b', 'c']);
  });

  it('refused with a request for a pause stops its channel for that time, and no other channel', async () => {
    const mail = new ScriptedChannel('mail', [{ ...BUSY, retryAfterMs: 600_000 }]);
    const { deliverer, outbox, clock } = getDeliverer([mail, new ScriptedChannel('desktop')]);
    outbox.add([getMail('a'), getMail('b'), { ...getMail('c'), channel: 'desktop' }]);
    deliverer.start();
    await clock.advance(599_999);
    expect(getStates(outbox)).toEqual(['a pending', 'b pending', 'c sent']);
    expect(mail.givenIds).toEqual(['a']);
    await clock.advance(1);
    expect(mail.givenIds).toEqual(['a', 'a', 'b']);
  });

  it('sent as a test during such a pause is attempted, and its success ends the pause', async () => {
    const mail = new ScriptedChannel('mail', [{ ...BUSY, retryAfterMs: 600_000 }]);
    const { deliverer, outbox, clock } = getDeliverer([mail]);
    outbox.add([getMail('a'), getMail('b')]);
    deliverer.start();
    await clock.advance(1_000);
    outbox.add([{ ...getMail('test'), kind: 'test' }]);
    deliverer.kick();
    await clock.advance(0);
    expect(mail.givenIds).toEqual(['a', 'test', 'a', 'b']);
  });
});
