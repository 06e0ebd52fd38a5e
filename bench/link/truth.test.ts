import { describe, expect, it } from 'vitest';
import type { Cell } from './cells';
import {
  bufferBytes,
  fullLatencyMs,
  medianAndWorst,
  findMedian,
  payloadBitsPerSecond,
  ratesLine,
  relativeError,
} from './truth';

const LINE: Cell = {
  mbit: { download: 100, upload: 20 },
  bufferMs: 50,
  rttMs: 20,
  trouble: { kind: 'none' },
};

describe('the truth of an emulated line', () => {
  it('is the payload that its packets carry', () => {
    expect(payloadBitsPerSecond(LINE, 'download')).toBeCloseTo(96_533_333.33, 1);
    expect(payloadBitsPerSecond(LINE, 'upload')).toBeCloseTo(19_306_666.67, 1);
  });

  it('is what is left after a step and beside other traffic', () => {
    const stepped: Cell = { ...LINE, trouble: { kind: 'step', share: 0.5 } };
    const shared: Cell = { ...LINE, trouble: { kind: 'cross', share: 0.3 } };
    expect(payloadBitsPerSecond(stepped, 'download')).toBeCloseTo(48_266_666.67, 1);
    expect(payloadBitsPerSecond(shared, 'download')).toBeCloseTo(67_573_333.33, 1);
    expect(ratesLine(stepped)).toBe('20000000 100000000 1250000 10000000 50000000');
    expect(ratesLine(shared)).toBe('20000000 100000000 0 20000000 100000000');
  });

  it('knows what a full buffer adds to the latency', () => {
    expect(bufferBytes(LINE, 'download')).toBe(625_000);
    expect(bufferBytes({ ...LINE, mbit: { download: 1, upload: 1 } }, 'upload')).toBe(30_000);
    const stepped: Cell = { ...LINE, trouble: { kind: 'step', share: 0.5 } };
    expect(fullLatencyMs(stepped, 'download')).toBe(120);
    expect(fullLatencyMs(LINE, 'download')).toBe(70);
  });

  it('tells how far a figure is from it', () => {
    expect(relativeError(95, 100)).toBeCloseTo(-0.05);
  });

  it('summarises runs by the middle and the worst', () => {
    expect(medianAndWorst([])).toBeNull();
    expect(medianAndWorst([0.01, -0.04, 0.02, 0])).toEqual({ median: 0.005, worst: -0.04 });
    expect(findMedian([3, null, 1, undefined, 2])).toBe(2);
    expect(findMedian([null])).toBeNull();
  });
});
