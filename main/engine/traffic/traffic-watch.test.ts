import { describe, expect, it } from 'vitest';
import { FakeEngineClock } from '../../testing/fake-engine-clock';
import type { InterfaceBytes } from './interface-counters';
import { TrafficWatch } from './traffic-watch';

/** Follows an interface for a while; `at` gives its counters, by ms since the start. */
function follow(milliseconds: number, at: (ms: number) => Partial<InterfaceBytes> | null) {
  const clock = new FakeEngineClock();
  const beganAtMs = clock.monotonicMs();
  const watch = new TrafficWatch(() => {
    const counters = at(clock.monotonicMs() - beganAtMs);
    const one = counters === null ? [] : [['eth0', { received: 0, sent: 0, ...counters }] as const];
    return { interfaces: new Map(one), sentAgainBytes: 0 };
  }, clock);
  watch.start();
  clock.advance(milliseconds);
  watch.stop();
  expect(clock.timers).toBe(0);
  const stretch = (fromMs: number, toMs: number) => ({ fromMs: beganAtMs + fromMs, toMs: beganAtMs + toMs });
  return { watch, stretch };
}

describe('the traffic of an interface', () => {
  it('is known for a range, in each direction', () => {
    const { watch, stretch } = follow(2_000, (ms) => ({ received: 1_000 * ms, sent: 50 * ms }));
    const received = watch.within('eth0', 'received', stretch(500, 1_500));
    expect(received).toMatchObject({ ...stretch(500, 1_500), bytes: 1_000_000 });
    expect(watch.within('eth0', 'sent', stretch(500, 1_500))?.bytes).toBe(50_000);
    expect(watch.whole('eth0', 'sent')?.bytes).toBe(100_000);
  });

  it('continues when a 32-bit counter wraps', () => {
    const { watch, stretch } = follow(2_000, (ms) => ({ received: (4_294_000_000 + 1_000 * ms) % 2 ** 32 }));
    expect(watch.within('eth0', 'received', stretch(0, 2_000))?.bytes).toBe(1_950_000);
    expect(watch.whole('eth0', 'received')?.bytes).toBe(2_000_000);
  });

  it.each([
    ['a counter is set back', (ms: number) => ({ received: ms < 1_000 ? 900_000 + ms : ms })],
    ['the interface goes away', (ms: number) => (ms < 1_000 ? { received: ms } : null)],
    [
      'the system brings it up to date once a second',
      (ms: number) => ({ received: Math.floor(ms / 1_000) * 5e6 }),
    ],
    ['nothing moves', () => ({ received: 7 })],
  ])('is unknown if %s', (_, at) => {
    const { watch, stretch } = follow(2_000, at);
    expect(watch.within('eth0', 'received', stretch(0, 2_000))).toBeNull();
  });

  it('is unknown for a range that is too short, another interface, and systems without counters', () => {
    const { watch, stretch } = follow(2_000, (ms) => ({ received: 1_000 * ms }));
    expect(watch.within('eth0', 'received', stretch(500, 800))).toBeNull();
    expect(watch.within('wlan0', 'received', stretch(0, 2_000))).toBeNull();
    const silent = new TrafficWatch(() => null, new FakeEngineClock());
    silent.start();
    silent.stop();
    expect(silent.whole('eth0', 'received')).toBeNull();
  });
});
