import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES } from '../shared/run';
import { benchResult, benchTable } from './engine-result';

const NOTHING_MORE = {
  download: null,
  upload: null,
  droppedSamples: 0,
  cpuSeconds: 1.5,
  peakRssBytes: 70_000_000,
};

describe('benchResult', () => {
  it('prints what was measured, and null for what was not', () => {
    const figures = {
      ...ABSENT_FIGURES,
      downloadBitsPerSecond: 96_500_000,
      downloadSeconds: 1.1,
      downloadBytes: 12_000_000,
      latencyMinMs: 20,
      latencyMs: 21,
      latencyP95Ms: 23,
      jitterMs: 0.2,
    };
    const result = benchResult(figures, NOTHING_MORE);
    expect(result).toEqual({
      download: { bitsPerSecond: 96_500_000, seconds: 1.1, bytes: 12_000_000 },
      upload: null,
      idleLatencyMs: { min: 20, median: 21, p95: 23 },
      loadedLatencyMs: { download: null, upload: null },
      jitterMs: 0.2,
      cpuSeconds: 1.5,
      peakRssBytes: 70_000_000,
    });
    expect(benchTable([result]).split('\n')[1]?.split(/ +/).filter(Boolean)).toEqual([
      '1',
      '96.500',
      '1.10',
      '12.0',
      '–',
      '–',
      '–',
      '21.00',
      '0.20',
      '–/–',
      '1.50',
      '70',
    ]);
  });
});
