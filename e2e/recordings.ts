import type { ServerRef } from '../shared/providers';
import type { FailureReason, Figures, Method } from '../shared/run';

/** What a run finds when it is told to use a recording; the file's format is that of the engine's answer. */
export type Recording =
  | {
      readonly kind: 'completed';
      readonly server: ServerRef;
      readonly figures: Figures;
      /** How it was measured; not known where it is left out. */
      readonly method?: Method;
    }
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

const DIRECTION = {
  confidence: 'high',
  relativeHalfWidth: 0.012,
  streams: 4,
  hasLatencySettled: true,
} as const;

/** How a quick test at home was measured. */
export const AT_HOME: Method = {
  mode: 'quick',
  passedOver: [],
  download: DIRECTION,
  upload: DIRECTION,
  rpmKind: 'foreign',
  packetLossSource: null,
  droppedSamples: 0,
  doubts: [],
  missing: [],
  connection: null,
  network: 'wlan0, 192.168.1.0/24',
};

/** A line far below the plan, measured in some way. */
export function slowBy(method: Partial<Method>): Recording {
  const figures = { ...GOOD_LINE.figures, downloadBitsPerSecond: 5_200_000, uploadBitsPerSecond: 1_100_000 };
  return { ...GOOD_LINE, figures, method: { ...AT_HOME, ...method } };
}
