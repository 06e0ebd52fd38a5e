import type { ServerRef } from '../shared/providers';
import type { FailureReason, Figures } from '../shared/run';

/** What a run finds when it is told to use a recording; the file's format is that of the engine's answer. */
export type Recording =
  | { readonly kind: 'completed'; readonly server: ServerRef; readonly figures: Figures }
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      readonly detail: string;
      readonly server: ServerRef | null;
      readonly figures: Figures | null;
    };

/** A complete measurement: every figure is there. */
export const GOOD_LINE: Recording & { readonly kind: 'completed' } = {
  kind: 'completed',
  server: { name: 'Recorded server', url: 'http://127.0.0.1:9/' },
  figures: {
    downloadBitsPerSecond: 94_123_456,
    uploadBitsPerSecond: 38_234_567,
    latencyMs: 11.4,
    latencyMinMs: 9.8,
    latencyP95Ms: 14.2,
    jitterMs: 0.9,
    loadedLatencyDownloadMs: 42.5,
    loadedLatencyUploadMs: 63.25,
    loadedLatencyDownloadP95Ms: 51.75,
    loadedLatencyUploadP95Ms: 78.5,
    downloadPeakBitsPerSecond: 95_012_345,
    uploadPeakBitsPerSecond: 38_765_432,
    rpm: 1_210,
    packetLossRatio: 0,
    downloadBytes: 117_654_321,
    uploadBytes: 47_793_208,
    downloadSeconds: 10,
    uploadSeconds: 10,
  },
};

/** The same line with another download. */
export function lineWith(megabitsPerSecond: number): Recording {
  return { ...GOOD_LINE, figures: { ...GOOD_LINE.figures, downloadBitsPerSecond: megabitsPerSecond * 1e6 } };
}

/** Too slow for the rule of the tests. */
export const SLOW_LINE = lineWith(41);
