import { describe, expect, it } from 'vitest';
import { foreignRpm, fullRpm, lowerRpm, trimmedMean } from './responsiveness';

const times = (value: number, count = 10): readonly number[] => Array<number>(count).fill(value);

describe('trimmedMean', () => {
  it('leaves out the slowest of twenty', () => {
    expect(trimmedMean([...times(10, 19), 1_000])).toBe(10);
  });
  it('leaves out none of a few, and says nothing of fewer than five', () => {
    expect(trimmedMean([10, 20, 30, 40, 100])).toBe(40);
    expect(trimmedMean([10, 20, 30, 40])).toBeNull();
  });
});

describe('foreignRpm', () => {
  it('weighs connecting, securing and asking alike', () => {
    expect(foreignRpm({ tcpMs: times(20), tlsMs: times(40, 5), httpMs: times(60) })).toBe(1_500);
  });
  it('takes two kinds where nothing is secured', () => {
    expect(foreignRpm({ tcpMs: times(20), tlsMs: null, httpMs: times(60) })).toBe(1_500);
  });
  it('is absent when one kind is', () => {
    expect(foreignRpm({ tcpMs: times(20), tlsMs: [], httpMs: times(60) })).toBeNull();
    expect(foreignRpm({ tcpMs: [], tlsMs: null, httpMs: [] })).toBeNull();
  });
});

describe('fullRpm', () => {
  const foreign = { tcpMs: times(20), tlsMs: times(40), httpMs: times(60) };
  it('is the mean of both parts', () => {
    expect(fullRpm(foreign, times(120))).toBe(1_000);
  });
  it('is absent without probes on the loaded connections', () => {
    expect(fullRpm(foreign, [])).toBeNull();
  });
});

describe('lowerRpm', () => {
  it('is the worse direction, or the one that there is', () => {
    expect(lowerRpm(900, 400)).toBe(400);
    expect(lowerRpm(null, 400)).toBe(400);
    expect(lowerRpm(900, null)).toBe(900);
    expect(lowerRpm(null, null)).toBeNull();
  });
});
