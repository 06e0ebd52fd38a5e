import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES } from '../run';
import { bufferbloatGrade, bufferbloatMs, loadedLatencyMs } from './bufferbloat';

describe('loadedLatencyMs', () => {
  it('is the higher of both directions, and absent when neither was measured', () => {
    const both = { loadedLatencyDownloadMs: 49, loadedLatencyUploadMs: 62 };
    expect(loadedLatencyMs({ ...ABSENT_FIGURES, ...both })).toBe(62);
    expect(loadedLatencyMs({ ...ABSENT_FIGURES, loadedLatencyDownloadMs: 49 })).toBe(49);
    expect(loadedLatencyMs(ABSENT_FIGURES)).toBeNull();
  });
});

describe('bufferbloatMs', () => {
  const idle = { ...ABSENT_FIGURES, latencyMs: 20 };
  it('is the worse direction less the idle latency', () => {
    expect(bufferbloatMs({ ...idle, loadedLatencyDownloadMs: 66, loadedLatencyUploadMs: 51 })).toBe(46);
    expect(bufferbloatMs({ ...idle, loadedLatencyDownloadMs: 66, loadedLatencyUploadMs: 90 })).toBe(70);
  });
  it('takes the one direction that there is', () => {
    expect(bufferbloatMs({ ...idle, loadedLatencyUploadMs: 51 })).toBe(31);
  });
  it('is absent without either end of the comparison', () => {
    expect(bufferbloatMs(idle)).toBeNull();
    expect(bufferbloatMs({ ...ABSENT_FIGURES, loadedLatencyDownloadMs: 66 })).toBeNull();
  });
  it('is never negative', () => {
    expect(bufferbloatMs({ ...idle, loadedLatencyDownloadMs: 19.2 })).toBe(0);
  });
});

describe('bufferbloatGrade', () => {
  it('falls at 5, 30, 60, 200 and 400 ms', () => {
    expect([0, 4.9, 5, 29.9, 30, 59.9, 60, 199.9, 200, 399.9, 400].map(bufferbloatGrade)).toEqual([
      ...['A+', 'A+', 'A', 'A', 'B', 'B', 'C', 'C', 'D', 'D', 'F'],
    ]);
  });
});
