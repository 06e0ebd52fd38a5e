import { describe, expect, it } from 'vitest';
import { runWith } from '../../testing/runs';
import { estimatedBytes, lineRate } from './data-estimate';

const unknown = { downloadBitsPerSecond: null, uploadBitsPerSecond: null };

describe('the rate of the line for estimates', () => {
  it('is the median of recent runs', () => {
    const recent = [10e6, 90e6, 30e6].map((rate) => runWith({ downloadBitsPerSecond: rate }));
    expect(lineRate(recent, unknown)).toEqual({
      downloadBitsPerSecond: 30_000_000,
      uploadBitsPerSecond: 38_200_000,
    });
  });
  it('is what the contract promises, without runs', () => {
    const plan = { downloadBitsPerSecond: 250_000_000, uploadBitsPerSecond: null };
    expect(lineRate([], plan).downloadBitsPerSecond).toBe(250_000_000);
  });
  it('is 50 Mbit/s where nothing is known', () => {
    expect(lineRate([], unknown).uploadBitsPerSecond).toBe(50_000_000);
  });
});

describe('the data of one run', () => {
  const rate = { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 60_000_000 };
  it('is both directions for the seconds of the mode', () => {
    expect(estimatedBytes('librespeed', rate)).toEqual({
      quick: 26_000_000,
      full: 120_000_000,
      light: 3_000_000,
    });
  });
  it('is the same in every mode where the service knows one length', () => {
    expect(estimatedBytes('ookla', rate)).toEqual({
      quick: 240_000_000,
      full: 240_000_000,
      light: 240_000_000,
    });
  });
});
