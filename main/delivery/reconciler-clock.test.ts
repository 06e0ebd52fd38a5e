import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/durations';
import { reconciling } from '../testing/reconciling';

describe('a wrong clock', () => {
  it('strands no message that was dated in the future', () => {
    const { write, meet, clock, restarted, due, outbox } = reconciling();
    clock.jumpTo('2027-03-01T00:00:00Z');
    write('a');
    meet('connection', 'pending');
    write('b', { heldUntil: clock.now() + 8 * HOUR_MS });
    write('c');
    clock.jumpTo('2026-11-23T20:40:00Z');
    restarted().start();
    expect(due()).toEqual(['a', 'b', 'c']);
    expect(outbox.all().every(({ createdAt }) => createdAt === clock.now())).toBe(true);
  });

  it('is noticed while Linewatch runs, and quiet hours follow the corrected time', () => {
    const { write, clock, reconciler, world, outbox } = reconciling();
    reconciler.look();
    clock.jumpTo('2026-11-25T20:36:54Z');
    reconciler.look();
    write('a', { heldUntil: clock.now() + 8 * HOUR_MS });
    clock.jumpTo('2026-11-23T23:00:00Z');
    world.quietUntil = Date.parse('2026-11-24T07:00:00Z');
    reconciler.look();
    expect(outbox.all()[0]).toMatchObject({ heldUntil: world.quietUntil, nextAttemptAt: world.quietUntil });
  });

  it('causes no delay if the correction is less than a minute', () => {
    const { write, meet, clock, reconciler, outbox } = reconciling();
    write('a');
    meet('temporary', 'pending');
    const { nextAttemptAt } = outbox.all()[0] ?? {};
    reconciler.look();
    clock.jumpTo('2026-11-23T20:36:24Z');
    reconciler.look();
    expect(outbox.all()[0]?.nextAttemptAt).toBe(nextAttemptAt);
  });

  it('leaves waits of a length that the retry policy can set, and corrects longer ones', () => {
    const { write, clock, restarted, outbox, due } = reconciling();
    write('a');
    write('b');
    const [a, b] = outbox.lease('mail', clock.now(), 2);
    const attempt = { startedAt: clock.now(), finishedAt: clock.now(), reply: '', isMaybeDelivered: false };
    const later = { ...attempt, outcome: 'retry', problem: 'temporary' } as const;
    outbox.settle(a?.id ?? '', later, { state: 'pending', nextAttemptAt: clock.now() + 6 * HOUR_MS });
    outbox.settle(b?.id ?? '', later, { state: 'pending', nextAttemptAt: clock.now() + 3 * DAY_MS });
    restarted().start();
    expect(due()).toEqual(['b']);
  });
});

describe('a message in quiet hours', () => {
  it('is due when they are switched off, and follows a changed end', () => {
    const { write, clock, reconciler, world, outbox } = reconciling();
    write('a', { heldUntil: clock.now() + 8 * HOUR_MS });
    world.quietUntil = clock.now() + 30 * MINUTE_MS;
    reconciler.align();
    expect(outbox.all()[0]?.nextAttemptAt).toBe(world.quietUntil);
    world.quietUntil = null;
    reconciler.align();
    expect(outbox.all()[0]?.nextAttemptAt).toBe(clock.now());
  });
});
