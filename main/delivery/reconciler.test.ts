import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/durations';
import { mailingTo, reconciling } from '../testing/reconciling';

/** Mail settings with another server. */
function corrected(to = ['you@example.org']) {
  const settings = mailingTo(...to);
  const { channels } = settings;
  return { ...settings, channels: { ...channels, mail: { ...channels.mail, host: 'smtp.example.org' } } };
}

describe('corrected settings', () => {
  it('release blocked messages and messages that the old settings made fail', () => {
    const { write, meet, world, reconciler, due } = reconciling();
    write('a');
    meet('sender-refused', 'blocked');
    write('b');
    meet('recipient-refused', 'failed');
    write('c');
    meet('message-refused', 'failed');
    reconciler.align();
    expect(due()).toEqual([]);
    world.settings = corrected();
    reconciler.align();
    expect(due()).toEqual(['a', 'b', 'c']);
  });

  it('do not retry a message whose record is unreadable', () => {
    const { write, meet, world, reconciler, due } = reconciling();
    write('a');
    meet('record-unreadable', 'failed');
    world.settings = corrected();
    reconciler.align();
    expect(due()).toEqual([]);
  });

  it('release messages also when the file was corrected while Linewatch did not run', () => {
    const { write, meet, world, restarted, due } = reconciling();
    write('a');
    write('b');
    meet('recipient-refused', 'failed');
    world.settings = corrected();
    restarted().align();
    expect(due()).toEqual(['a', 'b']);
  });

  it('release nothing of other channels, and nothing if they concern something else', () => {
    const { write, meet, world, reconciler, due } = reconciling();
    write('a');
    meet('authentication', 'blocked');
    const { channels } = world.settings;
    world.settings = { ...world.settings, theme: 'dark' };
    reconciler.align();
    world.settings = {
      ...world.settings,
      channels: { ...channels, ntfy: { ...channels.ntfy, isEnabled: true } },
    };
    reconciler.align();
    expect(due()).toEqual([]);
  });

  it('release a message that was blocked while they were being corrected', () => {
    const { outbox, clock, write, world, reconciler, due } = reconciling();
    write('a');
    const way = reconciler.way('mail');
    outbox.lease('mail', clock.now(), 1);
    world.settings = corrected();
    reconciler.align();
    const attempt = {
      startedAt: clock.now(),
      finishedAt: clock.now(),
      reply: '535',
      isMaybeDelivered: false,
    };
    const refusal = { ...attempt, outcome: 'blocked', problem: 'authentication' } as const;
    outbox.settle('a', refusal, { state: 'blocked' }, way);
    reconciler.attempted('mail', way);
    expect(due()).toEqual(['a']);
  });

  it('hold released messages until the end of the quiet hours', () => {
    const { clock, write, meet, world, reconciler, outbox } = reconciling();
    write('a');
    meet('authentication', 'blocked');
    const until = clock.now() + HOUR_MS;
    world.quietUntil = until;
    write('b', { heldUntil: until });
    world.settings = corrected();
    reconciler.align();
    expect(outbox.all().map(({ id, nextAttemptAt }) => [id, nextAttemptAt])).toEqual([
      ['a', clock.now()],
      ['b', until],
    ]);
  });
});

describe('a secret that was entered again', () => {
  it('releases the messages that wait for its channel, and no others', () => {
    const { write, meet, reconciler, due } = reconciling();
    write('a');
    meet('authentication', 'blocked');
    write('b', { channel: 'ntfy', recipient: '' });
    meet('authentication', 'blocked', 'ntfy');
    reconciler.secretChanged('ntfy');
    expect(due()).toEqual(['b']);
  });
});

describe('a start of the application', () => {
  it('attempts one message for all that need the same user action, and those that wait for the line', () => {
    const { write, meet, restarted, due, outbox, reconciler, world } = reconciling();
    world.settings = mailingTo('you@example.org', 'other@example.org', 'third@example.org');
    write('a');
    write('b');
    meet('tls', 'blocked');
    write('c');
    meet('connection', 'pending');
    write('d', { recipient: 'other@example.org' });
    write('e', { recipient: 'third@example.org' });
    meet('recipient-refused', 'failed');
    write('f');
    meet('message-refused', 'failed');
    restarted().start();
    expect(due()).toEqual(['a', 'c', 'd', 'e']);
    reconciler.accepted({ channel: 'mail', recipient: 'you@example.org' });
    expect(outbox.all().map(({ id, state }) => `${id} ${state}`)).toContain('b pending');
  });
});

describe('a refused login', () => {
  it('stops attempts for the other messages of its channel, waiting and new', () => {
    const { write, meet, outbox, clock, states, world, reconciler, due } = reconciling();
    write('a');
    write('b');
    world.quietUntil = clock.now() + HOUR_MS;
    write('held', { heldUntil: world.quietUntil });
    const [first] = outbox.lease('mail', clock.now(), 1);
    const attempt = {
      startedAt: clock.now(),
      finishedAt: clock.now(),
      reply: '535',
      isMaybeDelivered: false,
    };
    const refusal = { ...attempt, outcome: 'blocked', problem: 'authentication' } as const;
    outbox.settle(first?.id ?? '', refusal, { state: 'blocked' }, reconciler.way('mail'));
    write('c');
    write('d', { channel: 'desktop', recipient: '' });
    expect(states()).toEqual([
      'a blocked authentication',
      'b blocked authentication',
      'held blocked authentication',
      'c blocked authentication',
      'd pending',
    ]);
    meet('timeout', 'pending', 'desktop');
    world.settings = corrected();
    reconciler.align();
    expect(due()).toEqual(['a', 'b', 'c']);
  });

  it('does not stop a test message, which the user asked for', () => {
    const { write, meet, due } = reconciling();
    write('a');
    meet('authentication', 'blocked');
    write('test', { kind: 'test' });
    expect(due()).toEqual(['test']);
  });

  it('is retried once a day with one message, and not when the network changes', () => {
    const { write, meet, clock, reconciler, due } = reconciling();
    write('a');
    write('b');
    meet('authentication', 'blocked');
    clock.jumpTo('2026-11-24T20:36:54Z');
    write('c');
    reconciler.look();
    reconciler.lineReturned();
    expect(due()).toEqual([]);
    clock.jumpTo('2026-11-24T20:36:55Z');
    reconciler.look();
    expect(due()).toEqual([]);
    clock.jumpTo('2026-11-24T20:38:00Z');
    reconciler.look();
    expect(due()).toEqual(['a']);
  });

  it('is retried when a clock that was set back dates its last attempt in the future', () => {
    const { write, meet, clock, reconciler, due } = reconciling();
    write('a');
    meet('authentication', 'blocked');
    clock.jumpTo('2026-11-21T20:36:54Z');
    reconciler.look();
    expect(due()).toEqual(['a']);
  });
});

describe('a message that was refused for its content', () => {
  it.each(['message-refused', 'message-too-large', 'policy-refused', 'internal'] as const)(
    'and needs user action is retried once a day (%s)',
    (problem) => {
      const { write, meet, clock, reconciler, due } = reconciling();
      write('a');
      write('b');
      meet(problem, 'blocked');
      clock.jumpTo('2026-11-24T20:36:54Z');
      reconciler.look();
      expect(due()).toEqual([]);
      clock.jumpTo('2026-11-24T20:38:00Z');
      reconciler.look();
      expect(due()).toEqual(['a']);
    },
  );

  it('may have arrived: then it is never retried without the user', () => {
    const { write, meet, clock, reconciler, restarted, due } = reconciling();
    write('a');
    meet('unproven', 'blocked');
    clock.jumpTo('2026-11-25T20:38:00Z');
    reconciler.look();
    restarted().start();
    expect(due()).toEqual([]);
    expect(reconciler.retry('a')).toBe('due');
    expect(due()).toEqual(['a']);
  });
});

describe('a message that was accepted', () => {
  it('shows that the channel works: messages that waited for that go out', () => {
    const { write, meet, reconciler, due, states } = reconciling();
    for (const [id, problem, state] of [
      ['a', 'connection', 'pending'],
      ['b', 'tls', 'blocked'],
      ['c', 'expired', 'failed'],
      ['d', 'message-refused', 'failed'],
      ['e', 'internal', 'pending'],
    ] as const) {
      write(id);
      meet(problem, state);
    }
    reconciler.accepted({ channel: 'mail', recipient: 'you@example.org' });
    expect(due()).toEqual(['a', 'b', 'c']);
    expect(states()).toEqual([
      ...['a pending', 'b pending', 'c pending', 'd failed message-refused', 'e pending internal'],
    ]);
  });

  it('shows nothing about other recipients and channels', () => {
    const { write, meet, reconciler, due } = reconciling();
    write('a', { recipient: 'a@example.org' });
    write('b', { recipient: 'b@example.org' });
    meet('recipient-refused', 'failed');
    write('c', { recipient: 'b@example.org' });
    meet('temporary', 'pending');
    write('d', { channel: 'ntfy', recipient: '' });
    meet('timeout', 'pending', 'ntfy');
    reconciler.accepted({ channel: 'mail', recipient: 'a@example.org' });
    expect(due()).toEqual(['a']);
  });
});

describe('a restored network connection', () => {
  it('releases the messages that waited for it, and no others', () => {
    const { write, meet, reconciler, due } = reconciling();
    for (const [id, problem, state] of [
      ['a', 'timeout', 'pending'],
      ['b', 'dns', 'pending'],
      ['c', 'temporary', 'pending'],
      ['d', 'tls', 'blocked'],
    ] as const) {
      write(id);
      meet(problem, state);
    }
    reconciler.lineReturned();
    expect(due()).toEqual(['a', 'b']);
  });
});
