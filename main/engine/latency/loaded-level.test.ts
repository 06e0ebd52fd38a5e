import { describe, expect, it } from 'vitest';
import { isQueueing, loadedLevel } from './loaded-level';
import type { ProbeSample } from './prober';

/** Twenty round trips per second, by the time of sending. */
function probed(seconds: number, latencyMs: (atMs: number) => number): ProbeSample[] {
  return Array.from({ length: seconds * 20 }, (_, index) => {
    const sentAtMs = index * 50;
    return { sentAtMs, latencyMs: latencyMs(sentAtMs) };
  });
}

/** Pseudo-random scatter up to `ms`, the same in each run. */
const scatter = (ms: number, atMs: number): number => ((atMs * 7_919) % 101) * (ms / 100);

describe('the latency under load', () => {
  it('has settled if it is constant, with or without a queue', () => {
    expect(
      loadedLevel(
        probed(2, () => 21),
        0,
        20,
      ).hasSettled,
    ).toBe(true);
    expect(
      loadedLevel(
        probed(2, () => 300),
        0,
        20,
      ).hasSettled,
    ).toBe(true);
  });

  it('has settled on a line with scatter', () => {
    expect(
      loadedLevel(
        probed(3, (ms) => 25 + scatter(5, ms)),
        0,
        20,
      ).hasSettled,
    ).toBe(true);
  });

  it.each([10, 40, 100, 300])('has not settled while it grows by 50 ms per second from %i ms on', (from) => {
    for (const seconds of [1.5, 2, 3, 5]) {
      expect(
        loadedLevel(
          probed(seconds, (ms) => from + ms / 20 + scatter(3, ms)),
          0,
          10,
        ).hasSettled,
      ).toBe(false);
    }
  });

  it('has settled once it fell after a buffer overflow, even if it grows again', () => {
    const sawtooth = (ms: number) => (ms < 1_000 ? 20 + ms / 20 : 50 + (ms - 1_000) / 40);
    expect(loadedLevel(probed(1, sawtooth), 0, 20).hasSettled).toBe(false);
    expect(loadedLevel(probed(3, sawtooth), 0, 20).hasSettled).toBe(true);
  });

  it('does not take one slow moment for a buffer overflow', () => {
    const spiked = (ms: number) => (ms >= 1_000 && ms < 1_150 ? 400 : 20 + ms / 20);
    expect(loadedLevel(probed(2.5, spiked), 0, 20).hasSettled).toBe(false);
  });

  it('is unknown with few round trips', () => {
    expect(
      loadedLevel(
        probed(0.5, () => 21),
        0,
        20,
      ).hasSettled,
    ).toBeNull();
    expect(loadedLevel([], 0, 20)).toEqual({ hasSettled: null, fullFromMs: 0 });
  });

  it('is that of the full line once the queue has formed', () => {
    const level = loadedLevel(
      probed(5, (ms) => Math.min(220, 20 + ms / 20)),
      0,
      20,
    );
    expect(level.fullFromMs).toBeGreaterThan(2_900);
    expect(level.fullFromMs).toBeLessThan(3_700);
  });
});

describe('isQueueing', () => {
  it('detects a queue by the newest round trips', () => {
    expect(
      isQueueing(
        probed(1, (ms) => (ms < 500 ? 60 : 21)),
        20,
      ),
    ).toBe(false);
    expect(
      isQueueing(
        probed(1, (ms) => (ms < 500 ? 21 : 60)),
        20,
      ),
    ).toBe(true);
    expect(
      isQueueing(
        probed(1, () => 112),
        100,
      ),
    ).toBe(false);
    expect(
      isQueueing(
        probed(0.1, () => 60),
        20,
      ),
    ).toBeNull();
  });
});
