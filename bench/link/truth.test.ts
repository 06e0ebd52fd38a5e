import { describe, expect, it } from 'vitest';
import { bufferBytes, cellsOf, medianAndWorst, payloadBitsPerSecond, relativeError } from './truth';

const LINE = { mbit: 100, bufferMs: 50, rttMs: 20, lossPpm: 0 };

describe('the truth of an emulated line', () => {
  it('is the payload that its packets carry', () => {
    expect(payloadBitsPerSecond(LINE)).toBeCloseTo(96_533_333.33, 1);
    expect(bufferBytes(LINE)).toBe(625_000);
    expect(bufferBytes({ ...LINE, mbit: 1 })).toBe(30_000);
  });

  it('tells how far a figure is from it', () => {
    expect(relativeError(95, 100)).toBeCloseTo(-0.05);
  });

  it('covers every rate, buffer and delay, and loss', () => {
    expect(cellsOf('quick')).toHaveLength(4);
    expect(cellsOf('all')).toHaveLength(25);
    expect(cellsOf('all').at(-1)?.lossPpm).toBe(1_000);
  });

  it('summarises runs by the middle and the worst', () => {
    expect(medianAndWorst([])).toBeNull();
    expect(medianAndWorst([0.01, -0.04, 0.02, 0])).toEqual({ median: 0.005, worst: -0.04 });
  });
});
