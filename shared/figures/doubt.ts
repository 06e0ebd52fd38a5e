/** Why a phase says less of the line than its scatter alone would. Persisted. */
export const DOUBT_REASONS = ['other-traffic', 'standstill'] as const;

/** What takes from the sureness of one phase of a measurement. */
export interface Doubt {
  readonly phase: 'latency' | 'download' | 'upload';
  readonly reason: (typeof DOUBT_REASONS)[number];
  /** What other programs of this computer moved over the same interface meanwhile; null for every other reason. */
  readonly bitsPerSecond: number | null;
}
