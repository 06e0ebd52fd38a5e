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
  it('is delivered at once, and the server’s words are kept', async () => {
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
  ])('is noted and proven without the secret that a server repeats which %s it', async (_name, result) => {
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

  it('is noted without the secret that the fault of a channel names', async () => {
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

  it('is tried again half a minute after the server was busy, with the same Message-ID', async () => {
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

  it('waits as blocked for a person, and goes out when the password was put right', async () => {
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

  it('goes out at once when a later one shows that the channel delivers, also where it needed a person', async () => {
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

  it('is not tried while the login of its channel is refused, but for one a day', async () => {
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

  it('written while others are on their way is not forgotten', async () => {
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

  it('left in sending by a process that was killed goes out at the next start, with the same Message-ID', async () => {
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

  it('that needs a person is tried once at a start of the application, and not by an errand', async () => {
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

  it('goes out within a minute after the computer has slept past its time', async () => {
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
  it('that never answers is given up at its deadline, and may have delivered', async () => {
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

  it('that never answers before it hands the message over cannot have delivered it', async () => {
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
  ])('that %s is asked again, and its fault is in the log', async (_how, fault) => {
    const { deliverer, outbox, clock, log } = getDeliverer([new ScriptedChannel('mail', [fault])]);
    outbox.add([getMail('a')]);
    deliverer.start();
    await clock.advance(0);
    expect(outbox.all()[0]?.attempts[0]).toMatchObject({ outcome: 'retry', problem: 'internal' });
    expect(log).toEqual([
      'The channel mail failed by a fault of its own: Error: undefined is not a function',
    ]);
    await clock.advance(30_000);
    expect(getStates(outbox)).toEqual(['a sent']);
  });

  it('that is slow does not delay another', async () => {
    const { deliverer, outbox, clock } = getDeliverer([
      new ScriptedChannel('mail', ['never']),
      new ScriptedChannel('desktop'),
    ]);
    outbox.add([getMail('a'), { ...getMail('b'), channel: 'desktop' }]);
    deliverer.start();
    await clock.advance(0);
    expect(getStates(outbox)).toEqual(['a sending', 'b sent']);
  });

  it('gets no more messages at a time than it can take, oldest first', async () => {
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

  it('that asks to be left alone is not asked by other messages meanwhile, and nobody else waits', async () => {
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

  it('that asks to be left alone is asked by a test all the same, which lets the others go', async () => {
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
