import { describe, expect, it } from 'vitest';
import type { CellResult } from './measure-cell';
import { costRows, errorRows } from './report';
import type { EngineFigures } from './turns';

const engineRun = (down: number, latencyMs: number, cpuSeconds: number): EngineFigures => ({
  download: {
    bitsPerSecond: down,
    seconds: 1.1,
    bytes: 12_000_000,
    confidence: 'high',
    streams: 4,
    hasLatencySettled: down < 100e6,
    peakBitsPerSecond: null,
  },
  upload: null,
  idleLatencyMs: { min: 20, median: latencyMs, p95: latencyMs },
  loadedLatencyMs: { download: { median: 60, p95: 69 }, upload: null },
  seconds: 4.4,
  cpuSeconds,
  peakRssBytes: 70_000_000,
});

const RESULT: CellResult = {
  cell: {
    mbit: { download: 100, upload: 100 },
    bufferMs: 50,
    rttMs: 20,
    trouble: { kind: 'none' },
  },
  truthBitsPerSecond: { download: 100e6, upload: 100e6 },
  engine: [engineRun(99e6, 20.4, 0.3), engineRun(100.2e6, 21, 0.6), engineRun(100.1e6, 20.1, 0.36)],
  failures: ['The server could not be reached.'],
  iperf3: {
    download: [{ bitsPerSecond: 99.9e6, seconds: 4.3, bytes: 48_000_000, cpuSeconds: null }],
    upload: [{ bitsPerSecond: 90e6, seconds: 4.3, bytes: 45_000_000, cpuSeconds: null }],
  },
  curl: {
    download: [{ bitsPerSecond: 96e6, seconds: 3.1, bytes: 36_000_000, cpuSeconds: 0.09 }],
    upload: [],
  },
  loadAverage: 2.04,
};

const lines = (rows: readonly (readonly string[])[]) => rows.slice(1).map((row) => row.join(' '));

describe('the report on emulated lines', () => {
  it('sets the error of each tool beside what it took, and says when iperf3 does not fill the line', () => {
    expect(lines(errorRows([RESULT]))).toEqual([
      '100/50/20 down 100.00 +0.10 -1.00 -0.10 -4.00 1.1 12.0 4.3 48.0 3.1 36.0 2.0 ',
      '100/50/20 up 100.00 – – -10.00 – – – 4.3 45.0 – – 2.0 iperf3 does not fill it',
    ]);
    const withoutIperf3 = { ...RESULT, iperf3: { download: [], upload: [] } };
    expect(errorRows([withoutIperf3])[1]?.at(-1)).toBe('iperf3 failed');
  });

  it('sets latency beside what the line gives, processor time beside curl, and counts failed runs', () => {
    expect(lines(costRows([RESULT]))).toEqual([
      '100/50/20 +0.40 +1.00 69.0 70 1/3 – 70 – 4.4 30.00 2.50 70 1/4',
    ]);
  });

  it('has a header for every column', () => {
    for (const [header = [], ...rows] of [errorRows([RESULT]), costRows([RESULT])]) {
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => header.length));
    }
  });
});
