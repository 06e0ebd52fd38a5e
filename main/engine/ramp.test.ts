import { describe, expect, it } from 'vitest';
import { Ramp } from './ramp';
import type { Sample } from './trace';

/** A curve from 0 on with a sample each 10 ms; the rate of each 100 ms is given in Mbit/s. */
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
  it('keeps the first streams on a slow line that is full with them', () => {
    expect(new Ramp(0, 20).step(100, curve([10]), 2)).toEqual({ kind: 'settled', atMs: 0 });
  });

  it('adds streams while a line of usual speed still grows, up to four', () => {
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

  it('goes on adding on a fast line', () => {
    const ramp = new Ramp(0, 20);
    ramp.step(100, curve([100]), 2);
    expect(new Ramp(0, 20).step(100, curve([100]), 2).kind).toBe('settled');
    const fast = curve([100, 500, 900]);
    expect(ramp.step(200, fast, 4)).toEqual({ kind: 'add', streams: 2 });
    expect(ramp.step(300, fast, 16)).toEqual({ kind: 'wait' });
  });

  it('takes longer steps on a longer round trip', () => {
    expect(new Ramp(0, 100).step(150, curve([10, 10]), 2)).toEqual({ kind: 'wait' });
    expect(new Ramp(0, 100).step(200, curve([10, 10]), 2)).toEqual({ kind: 'settled', atMs: 0 });
  });
});
