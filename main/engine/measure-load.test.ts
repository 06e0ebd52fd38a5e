import { describe, expect, it } from 'vitest';
import { fullLine, combineRpm } from './measure-load';

describe('combineRpm', () => {
  it('is that of the slower direction, by the full definition if both directions have it', () => {
    const down = { foreign: 900, full: 800 };
    const up = { foreign: 600, full: 700 };
    expect(combineRpm([down])).toEqual({ rpm: 800, rpmKind: 'full' });
    expect(combineRpm([up, down])).toEqual({ rpm: 700, rpmKind: 'full' });
    expect(combineRpm([down, { ...up, full: null }])).toEqual({ rpm: 600, rpmKind: 'foreign' });
  });

  it('is null if nothing was measured', () => {
    const nothing = { foreign: null, full: null };
    expect(combineRpm([nothing])).toEqual({ rpm: null, rpmKind: null });
    expect(combineRpm([{ foreign: 900, full: null }, nothing])).toEqual({ rpm: 900, rpmKind: 'foreign' });
  });
});

describe('fullLine', () => {
  const filled = { settledAtMs: 200, endedAtMs: 4_000, fromMs: 300, hasLatencySettled: null };
  const samples = (latencyMs: (atMs: number) => number) =>
    Array.from({ length: 80 }, (_, index) => ({ sentAtMs: index * 50, latencyMs: latencyMs(index * 50) }));

  it('takes the latency from when the buffer was full', () => {
    const found = fullLine({ samples: samples((ms) => (ms < 2_000 ? 20 + ms / 5 : 420)) }, filled, 20);
    expect(found.hasLatencySettled).toBe(true);
    expect(found.loadedLatency?.median).toBe(420);
    expect(found.stretch.toMs).toBe(4_000);
  });

  it('gives the highest latency if the buffer was still filling', () => {
    const found = fullLine({ samples: samples((ms) => 20 + ms / 20) }, filled, 20);
    expect(found.hasLatencySettled).toBe(false);
    expect(found.loadedLatency?.median).toBeGreaterThan(190);
  });

  it('omits probes from before the line was full and after the load', () => {
    const late = [...samples(() => 25), { sentAtMs: 4_100, latencyMs: 900 }];
    const found = fullLine({ samples: late }, filled, 20);
    expect(found.loadedLatency).toEqual({ min: 25, median: 25, p95: 25 });
    expect(found.stretch.fromMs).toBe(300);
  });

  it('is unknown without round trips, and not settled with too few', () => {
    expect(fullLine({ samples: [] }, filled, 20)).toMatchObject({
      loadedLatency: null,
      hasLatencySettled: null,
    });
    const few = fullLine({ samples: samples(() => 25).slice(10, 14) }, filled, 20);
    expect(few.hasLatencySettled).toBe(false);
    const growing = { ...filled, settledAtMs: null };
    expect(fullLine({ samples: samples(() => 25) }, growing, 20).hasLatencySettled).toBe(false);
  });
});
