import { describe, expect, it } from 'vitest';
import type { Estimate } from './estimator';
import { getConfidence, LIMITS, StopRule } from './stop-rule';

const getEstimate = (relativeHalfWidth: number, relativeDrift = 0): Estimate => ({
  bitsPerSecond: 96_000_000,
  fromMs: 0,
  toMs: 1_000,
  relativeHalfWidth,
  relativeDrift,
});

describe('StopRule', () => {
  it('stops when the interval has held for 200 ms, and not before one second', () => {
    const rule = new StopRule(LIMITS.quick);
    expect(rule.isDone(500, 5_000_000, getEstimate(0.01))).toBe(false);
    expect(rule.isDone(950, 10_000_000, getEstimate(0.01))).toBe(false);
    expect(rule.isDone(1_000, 11_000_000, getEstimate(0.01))).toBe(true);
  });

  it('starts again when the interval widens', () => {
    const rule = new StopRule(LIMITS.quick);
    rule.isDone(900, 1_000_000, getEstimate(0.01));
    rule.isDone(1_100, 1_000_000, getEstimate(0.03));
    expect(rule.isDone(1_200, 1_000_000, getEstimate(0.01))).toBe(false);
    expect(rule.isDone(1_400, 1_000_000, getEstimate(0.01))).toBe(true);
  });

  it('stops at the byte limit, which grows with the line', () => {
    const rule = new StopRule(LIMITS.quick);
    expect(rule.isDone(1_500, 24_900_000, getEstimate(0.5))).toBe(false);
    expect(rule.isDone(1_600, 25_000_000, getEstimate(0.5))).toBe(true);
    const fast = { ...getEstimate(0.5), bitsPerSecond: 1_000_000_000 };
    expect(new StopRule(LIMITS.quick).isDone(1_000, 125_000_000, fast)).toBe(false);
  });

  it('continues for three seconds after late growth, eight at most', () => {
    const after = (grewAtMs: number, elapsedMs: number) =>
      new StopRule(LIMITS.quick).isDone(elapsedMs, 10, null, grewAtMs);
    expect(after(1_000, 4_900)).toBe(false);
    expect(after(1_000, 5_000)).toBe(true);
    expect(after(4_000, 6_900)).toBe(false);
    expect(after(4_000, 7_000)).toBe(true);
    expect(after(6_500, 7_900)).toBe(false);
    expect(after(6_500, 8_000)).toBe(true);
  });

  it('stops at the time limit in any case', () => {
    expect(new StopRule(LIMITS.quick).isDone(5_000, 10, null)).toBe(true);
  });
});

describe('the limits of the modes', () => {
  it('let a full run continue until the interval is 1 %, for at least four seconds', () => {
    const rule = new StopRule(LIMITS.full);
    expect(rule.isDone(3_900, 10_000_000, getEstimate(0.01))).toBe(false);
    expect(rule.isDone(4_100, 11_000_000, getEstimate(0.01))).toBe(true);
    const unsure = new StopRule(LIMITS.full);
    unsure.isDone(5_000, 10_000_000, getEstimate(0.015));
    expect(unsure.isDone(5_500, 11_000_000, getEstimate(0.015))).toBe(false);
    expect(unsure.isDone(12_000, 12_000_000, getEstimate(0.015))).toBe(true);
  });

  it('end a light run at its data limit or after 1.5 seconds, whatever the interval', () => {
    expect(new StopRule(LIMITS.light).isDone(300, 2_000_000, getEstimate(0.3))).toBe(true);
    expect(new StopRule(LIMITS.light).isDone(1_400, 1_000_000, getEstimate(0.3))).toBe(false);
    expect(new StopRule(LIMITS.light).isDone(1_500, 1_000_000, null)).toBe(true);
  });
});

describe('getConfidence', () => {
  it('is high up to two percent, medium up to five, low above', () => {
    expect(getConfidence(getEstimate(0.02))).toBe('high');
    expect(getConfidence(getEstimate(0.01, 0.03))).toBe('medium');
    expect(getConfidence(getEstimate(0.06))).toBe('low');
  });
});
