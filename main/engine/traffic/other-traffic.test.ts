import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../shared/run';
import { FakeEngineClock } from '../../testing/fake-engine-clock';
import { doubted, idleDoubts } from './other-traffic';
import { TrafficWatch } from './traffic-watch';

const MBIT_PER_MS = 125;

/** Measures for two seconds at one rate while an interface transfers at another; in Mbit/s. */
function measure(
  rates: {
    readonly own: number;
    readonly wire: number;
    readonly direction?: 'download' | 'upload';
    readonly sentAgain?: number;
    readonly queueMs?: number | null;
  },
  change: {
    readonly confidence?: Confidence;
    readonly interfaceName?: string | null;
    readonly standstillMs?: number;
  } = {},
) {
  const { own, wire, direction = 'download', sentAgain = 0, queueMs = 50 } = rates;
  const clock = new FakeEngineClock();
  const beganAtMs = clock.monotonicMs();
  const elapsedMs = () => clock.monotonicMs() - beganAtMs;
  const name = direction === 'download' ? 'received' : 'sent';
  const watch = new TrafficWatch(
    () => ({
      interfaces: new Map([['eth0', { received: 0, sent: 0, [name]: wire * MBIT_PER_MS * elapsedMs() }]]),
      sentAgainBytes: sentAgain * MBIT_PER_MS * elapsedMs(),
    }),
    clock,
  );
  watch.start();
  const trace = Array.from({ length: 200 }, (_, step) => ({
    atMs: beganAtMs + step * 10,
    bytes: own * MBIT_PER_MS * step * 10,
  }));
  clock.advance(2_000);
  watch.stop();
  const result = {
    bitsPerSecond: own * 1e6,
    confidence: 'high' as Confidence,
    interfaceName: 'eth0' as string | null,
    trace,
    fromMs: beganAtMs + 300,
    toMs: beganAtMs + 1_900,
    standstillMs: 0,
    ...change,
  };
  const { result: found, doubts } = doubted(direction, result, queueMs, watch);
  return { confidence: found.confidence, doubts, watch, result };
}

describe('traffic of other programs', () => {
  it('that takes half of the line gives a low confidence, and its rate', () => {
    const { confidence, doubts } = measure({ own: 25, wire: 51.1 });
    expect(confidence).toBe('low');
    expect(doubts).toMatchObject([{ phase: 'download', reason: 'other-traffic' }]);
    expect(doubts[0]?.bitsPerSecond).toBeGreaterThan(24_500_000);
    expect(doubts[0]?.bitsPerSecond).toBeLessThan(25_500_000);
  });

  it('that takes a fifth of the line gives a medium confidence', () => {
    expect(measure({ own: 40, wire: 51.8 }).confidence).toBe('medium');
    expect(measure({ own: 40, wire: 51.8 }, { confidence: 'low' }).confidence).toBe('low');
  });

  it('is detected in an upload as well', () => {
    const { confidence, doubts } = measure({ own: 10, wire: 20.6, direction: 'upload' });
    expect([confidence, doubts[0]?.phase]).toEqual(['low', 'upload']);
  });

  it.each<[string, number, number, ('download' | 'upload')?]>([
    ['nothing but the test’s own', 50, 50],
    ['heads of small packets', 50, 53.8],
    ['heads and TLS', 940, 995],
    ['a murmur on a slow line', 1, 1.5],
    ['an upload that is sent again in part', 20, 22.9, 'upload'],
    ['counters without the heads of packets that the card joins', 900, 902],
    ['counters that lag behind', 100, 98],
  ])('is not detected in %s', (_, own, wire, direction) => {
    expect(measure({ own, wire, direction: direction ?? 'download' })).toMatchObject({
      confidence: 'high',
      doubts: [],
    });
  });

  it('is not detected in an upload that fills queues, or with retransmissions on a bad line', () => {
    const upload = { own: 2, direction: 'upload' } as const;
    expect(measure({ ...upload, wire: 2.8, queueMs: 400 }).doubts).toEqual([]);
    expect(measure({ ...upload, wire: 2.8, queueMs: null }).doubts).toEqual([]);
    expect(measure({ ...upload, own: 20, wire: 26, sentAgain: 4 }).doubts).toEqual([]);
    expect(measure({ ...upload, own: 20, wire: 26 }).doubts).toHaveLength(1);
    expect(measure({ ...upload, own: 20, wire: 41, queueMs: null }).doubts).toHaveLength(1);
  });

  it('does not count on another interface, or if the test does not leave the computer', () => {
    for (const interfaceName of ['wlan0', null]) {
      expect(measure({ own: 25, wire: 500 }, { interfaceName })).toMatchObject({
        confidence: 'high',
        doubts: [],
      });
    }
  });

  it('is reported together with a short standstill', () => {
    expect(measure({ own: 50, wire: 51 }, { standstillMs: 700 }).doubts).toEqual([
      { phase: 'download', reason: 'standstill', bitsPerSecond: null },
    ]);
  });
});

describe('traffic while the quiet line is probed', () => {
  it('is reported if it is notable compared with the line', () => {
    const { watch, result } = measure({ own: 25, wire: 30 });
    expect(idleDoubts(watch, { ...result, bitsPerSecond: 50_000_000 }, 10_000_000)).toMatchObject([
      { phase: 'latency', reason: 'other-traffic' },
    ]);
    expect(idleDoubts(watch, { ...result, bitsPerSecond: 400_000_000 }, 10_000_000)).toEqual([]);
    expect(idleDoubts(watch, { ...result, interfaceName: null }, 10_000_000)).toEqual([]);
  });
});
