import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/durations';
import type { Settings } from '../../shared/settings';
import { reconciling } from '../testing/reconciling';

function switched(isEnabled: boolean, { channels, ...rest }: Settings): Settings {
  return { ...rest, channels: { ...channels, mail: { ...channels.mail, isEnabled } } };
}

/** Three mails that wait for different reasons, one that failed, and one desktop notification. */
function waiting() {
  const world = reconciling();
  world.world.quietUntil = world.clock.now() + HOUR_MS;
  world.write('line');
  world.meet('connection', 'pending');
  world.write('person');
  world.meet('tls', 'blocked');
  world.write('failed');
  world.meet('message-refused', 'failed');
  world.write('held', { heldUntil: world.world.quietUntil });
  world.write('desktop', { channel: 'desktop', recipient: '' });
  return world;
}

describe('a channel that was switched off', () => {
  it('sends nothing more: waiting messages are set aside with the reason', () => {
    const { world, reconciler, states, outbox, clock } = waiting();
    world.settings = switched(false, world.settings);
    reconciler.align();
    expect(states()).toEqual([
      'line set-aside channel-off',
      'person set-aside channel-off',
      'failed failed message-refused',
      'held set-aside channel-off',
      'desktop pending',
    ]);
    expect(outbox.lease('mail', clock.now() + HOUR_MS, 9)).toEqual([]);
  });

  it('still sends waiting messages when the user asks for it while switching it off', () => {
    const { world, reconciler, states } = waiting();
    reconciler.letGo({ channels: ['mail'], readers: [] });
    world.settings = switched(false, world.settings);
    reconciler.align();
    expect(states()).toEqual([
      ...['line pending connection', 'person blocked tls', 'failed failed message-refused'],
      ...['held pending', 'desktop pending'],
    ]);
  });

  it('sends a single message on request while it is off', () => {
    const { world, reconciler, due } = waiting();
    world.settings = switched(false, world.settings);
    reconciler.align();
    expect(reconciler.retry('held')).toBe('due');
    reconciler.align();
    expect(due()).toEqual(['held', 'desktop']);
  });

  it('leaves messages set aside when it is switched on again, until the user asks', () => {
    const { world, reconciler, due } = waiting();
    world.settings = switched(false, world.settings);
    reconciler.align();
    world.settings = switched(true, world.settings);
    reconciler.align();
    expect(due()).toEqual(['desktop']);
    expect(reconciler.retry('line')).toBe('due');
    expect(due()).toEqual(['line', 'desktop']);
  });

  it('also sets aside a message whose attempt was in progress and failed', () => {
    const { outbox, clock, write, world, reconciler, states } = reconciling();
    write('a');
    outbox.lease('mail', clock.now(), 1);
    const way = reconciler.way('mail');
    world.settings = switched(false, world.settings);
    reconciler.align();
    const times = { startedAt: clock.now(), finishedAt: clock.now() };
    outbox.settle(
      'a',
      { ...times, outcome: 'retry', problem: 'timeout', reply: '', isMaybeDelivered: false },
      { state: 'pending', nextAttemptAt: clock.now() + 30_000 },
      way,
    );
    reconciler.attempted('mail', way);
    expect(states()).toEqual(['a set-aside channel-off']);
  });

  it('applies the choice to the parts of a merged message', () => {
    const { write, outbox, world, reconciler, states } = reconciling();
    write('a');
    write('b');
    reconciler.letGo({ channels: ['mail'], readers: [] });
    const [first] = outbox.all();
    if (first === undefined) throw new Error('nothing was written');
    const whole = {
      ...first,
      id: 'm',
      kind: 'merged',
      runId: null,
      messageId: '<m@a41f.linewatch>',
    } as const;
    outbox.merge({ ...whole, mayBeHeld: false }, ['a', 'b']);
    world.settings = switched(false, world.settings);
    reconciler.align();
    expect(states()).toEqual(['a merged', 'b merged', 'm pending']);
  });
});

describe('a message that the user sets aside', () => {
  it('is kept, and is sent on request', () => {
    const { write, meet, outbox, reconciler, states, due } = reconciling();
    write('a');
    meet('message-refused', 'failed');
    expect(outbox.upkeep.setAside('a', 'by-hand')).toBe(true);
    expect(states()).toEqual(['a set-aside by-hand']);
    reconciler.accepted({ channel: 'mail', recipient: 'you@example.org' });
    expect(due()).toEqual([]);
    expect(reconciler.retry('a')).toBe('due');
    expect(due()).toEqual(['a']);
  });

  it('cannot be set aside during an attempt or after it was sent', () => {
    const { write, outbox, clock, reconciler } = reconciling();
    write('a');
    outbox.lease('mail', clock.now(), 1);
    expect(outbox.upkeep.setAside('a', 'by-hand')).toBe(false);
    expect(reconciler.retry('a')).toBe('not-needed');
  });
});
