import { describe, expect, it } from 'vitest';
import { Ramp } from './ramp';
import type { Sample } from './trace';

/** A curve from 0 with a sample every 10 ms; the rate of each 100 ms is given in Mbit/s. */
function curve(rates: readonly number[]): Sample[] {
  const samples: Sample[] = [{ atMs: 0, bytes: 0 }];
  for (const [step, rate] of rates.entries()) {
    for (let tick = 1; tick <= 10; tick++) {
      samples.push({ atMs: step * 100 + tick * 10, bytes: (samples.at(-1)?.bytes ?? 0) + rate * 1_250 });
    }
  }
  return samples;
}

describe('Ramp', () => {
  it('keeps the first streams on a slow line, which they fill', () => {
    expect(new Ramp(0, 20).step(100, curve([10]), 2)).toEqual({ kind: 'settled', atMs: 0 });
  });

  it('adds up to four streams while an average line still grows', () => {
    const growing = curve([20, 60, 96, 96]);
    const ramp = new Ramp(0, 20);
    expect(ramp.step(90, growing, 2)).toEqual({ kind: 'wait' });
    expect(
      ramp.step(
        100,
        [
          { atMs: 0, bytes: 0 },
          { atMs: 50, bytes: 50_000 },
          { atMs: 100, bytes: 250_000 },
        ],
        2,
      ),
    ).toEqual({
      kind: 'add',
      streams: 2,
    });
    expect(ramp.step(200, growing, 4)).toEqual({ kind: 'wait' });
    expect(ramp.step(300, growing, 4)).toEqual({ kind: 'wait' });
    expect(ramp.step(400, growing, 4)).toEqual({ kind: 'settled', atMs: 300 });
  });

  it('keeps adding on a fast line', () => {
    const ramp = new Ramp(0, 20);
    ramp.step(100, curve([100]), 2);
    expect(new Ramp(0, 20).step(100, curve([100]), 2).kind).toBe('settled');
    const fast = curve([100, 500, 900]);
    expect(ramp.step(200, fast, 4)).toEqual({ kind: 'add', streams: 2 });
    expect(ramp.step(300, fast, 16)).toEqual({ kind: 'wait' });
  });

  it('takes longer steps with a longer round trip', () => {
    expect(new Ramp(0, 100).step(150, curve([10, 10]), 2)).toEqual({ kind: 'wait' });
    expect(new Ramp(0, 100).step(200, curve([10, 10]), 2)).toEqual({ kind: 'settled', atMs: 0 });
  });

  it('doubles the streams if there is no queue, and stops after two attempts without a gain', () => {
    const ramp = new Ramp(0, 20);
    const steady = curve(Array<number>(20).fill(96));
    expect(ramp.step(100, steady, 2)).toEqual({ kind: 'settled', atMs: 0 });
    expect(ramp.step(200, steady, 2, true)).toEqual({ kind: 'wait' });
    expect(ramp.step(300, steady, 2, null)).toEqual({ kind: 'wait' });
    expect(ramp.step(400, steady, 2, false)).toEqual({ kind: 'add', streams: 2 });
    expect(ramp.isTrying).toBe(true);
    expect([500, 600].map((atMs) => ramp.step(atMs, steady, 4, false).kind)).toEqual(['wait', 'wait']);
    expect(ramp.step(700, steady, 4, false)).toEqual({ kind: 'add', streams: 4 });
    const rest = [800, 900, 1_000, 1_100, 1_200].map((atMs) => ramp.step(atMs, steady, 8, false).kind);
    expect(rest).toEqual(['wait', 'wait', 'wait', 'wait', 'wait']);
    expect(ramp.isTrying).toBe(false);
    expect(ramp.settledAtMs).toBe(0);
    expect(ramp.grewAtMs).toBeNull();
  });

  it('settles again if more streams increased the throughput', () => {
    const ramp = new Ramp(0, 20);
    const paying = curve([40, 40, 40, 80, 80, 80, 80, 80]);
    ramp.step(100, paying, 2);
    expect(ramp.step(200, paying, 2, false)).toEqual({ kind: 'add', streams: 2 });
    for (const atMs of [300, 400, 500]) ramp.step(atMs, paying, 4, false);
    expect(ramp.settledAtMs).toBeNull();
    expect(ramp.grewAtMs).toBe(500);
    expect(ramp.step(600, paying, 4, true)).toEqual({ kind: 'settled', atMs: 500 });
  });

  it('detects a throughput that grows again after it had settled', () => {
    const ramp = new Ramp(0, 20);
    const rising = curve([50, 50, 50, 50, 55, 60, 70, 80, 90, 96, 96, 96]);
    for (let atMs = 100; atMs <= 800; atMs += 100) ramp.step(atMs, rising, 4, true);
    expect(ramp.grewAtMs).not.toBeNull();
    for (let atMs = 900; atMs <= 1_200; atMs += 100) ramp.step(atMs, rising, 4, true);
    expect(ramp.settledAtMs).toBeGreaterThanOrEqual(800);
  });

  it('does not take scatter for growth', () => {
    const ramp = new Ramp(0, 20);
    const restless = curve(Array.from({ length: 50 }, (_, index) => 90 + ((index * 7) % 5) * 5));
    for (let atMs = 100; atMs <= 5_000; atMs += 100) ramp.step(atMs, restless, 4, true);
    expect(ramp.grewAtMs).toBeNull();
  });
});
