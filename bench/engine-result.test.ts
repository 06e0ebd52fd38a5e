import { describe, expect, it } from 'vitest';
import type { MeasureOutcome } from '../main/core/ports';
import { ABSENT_FIGURES } from '../shared/run';
import { benchResult, benchTable } from './engine-result';

const COST = { cpuSeconds: 1.5, peakRssBytes: 70_000_000 };
const TIMES = { seconds: 3.2, cancelMs: null };
const MEASURED: MeasureOutcome = {
  kind: 'completed',
  provider: 'librespeed',
  server: { name: '', url: 'http://nas/' },
  holdOffs: [],
  figures: {
    ...ABSENT_FIGURES,
    downloadBitsPerSecond: 96_500_000,
    downloadSeconds: 1.1,
    downloadBytes: 12_000_000,
    downloadPeakBitsPerSecond: 97_000_000,
    latencyMinMs: 20,
    latencyMs: 21,
    latencyP95Ms: 23,
    jitterMs: 0.2,
    loadedLatencyDownloadMs: 61,
    loadedLatencyDownloadP95Ms: 70,
    rpm: 900,
  },
  method: {
    mode: 'quick',
    passedOver: [],
    download: { confidence: 'high', relativeHalfWidth: 0.01, streams: 4, hasLatencySettled: true },
    upload: null,
    rpmKind: 'foreign',
    packetLossSource: null,
    droppedSamples: 0,
    doubts: [],
    missing: [],
    connection: null,
    network: null,
  },
};

describe('benchResult', () => {
  it('prints what was measured, and null for what was not', () => {
    const result = benchResult(MEASURED, COST, TIMES);
    expect(result).toEqual({
      provider: 'librespeed',
      download: {
        bitsPerSecond: 96_500_000,
        seconds: 1.1,
        bytes: 12_000_000,
        confidence: 'high',
        streams: 4,
        hasLatencySettled: true,
        peakBitsPerSecond: 97_000_000,
      },
      upload: null,
      idleLatencyMs: { min: 20, median: 21, p95: 23 },
      loadedLatencyMs: { download: { median: 61, p95: 70 }, upload: null },
      jitterMs: 0.2,
      rpm: 900,
      rpmKind: 'foreign',
      bufferbloatMs: 40,
      grade: 'B',
      packetLossRatio: null,
      doubts: [],
      seconds: 3.2,
      cancelMs: null,
      cpuSeconds: 1.5,
      peakRssBytes: 70_000_000,
    });
    expect(result === null ? '' : benchTable([result]).split('\n')[1]?.trim().split(/ +/).join(' ')).toBe(
      '1 96.500 1.10 12.0 high – – – – 21.00 0.20 61.0/– B 900 3.20 – 1.50 70',
    );
  });

  it('gives no grade to a line whose buffer was still filling', () => {
    const { method } = MEASURED;
    const download = method?.download ? { ...method.download, hasLatencySettled: false } : null;
    const filling = { ...MEASURED, method: method === null ? null : { ...method, download } };
    expect(benchResult(filling, COST, TIMES)).toMatchObject({ grade: null, bufferbloatMs: 40 });
  });

  it('gives nothing for a run that found nothing', () => {
    const nothing = { ...MEASURED, kind: 'cancelled', figures: null } as const;
    expect(benchResult(nothing, COST, TIMES)).toBeNull();
  });
});
