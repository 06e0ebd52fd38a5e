import type { LineStretch } from '../../../shared/history/outages';

/** Probes of one stretch of time, as SQLite has them. Latencies in µs. */
export interface StretchRow {
  readonly length_ms: number;
  readonly at: number;
  readonly observed_ms: number;
  readonly gateway_sent: number;
  readonly gateway_failed: number;
  readonly gateway_median_us: number | null;
  readonly gateway_highest_us: number | null;
  readonly far_sent: number;
  readonly far_failed: number;
  readonly far_median_us: number | null;
  readonly far_highest_us: number | null;
  /** Empty where it was not recorded; left out of columns. */
  readonly network?: string;
}

export function toStretch(row: StretchRow): LineStretch {
  return {
    at: row.at,
    lengthMs: row.length_ms,
    observedMs: row.observed_ms,
    gateway: {
      sent: row.gateway_sent,
      failed: row.gateway_failed,
      medianMs: milliseconds(row.gateway_median_us),
      highestMs: milliseconds(row.gateway_highest_us),
    },
    far: {
      sent: row.far_sent,
      failed: row.far_failed,
      medianMs: milliseconds(row.far_median_us),
      highestMs: milliseconds(row.far_highest_us),
    },
    ...(row.network !== undefined && row.network !== '' && { network: row.network }),
  };
}

function milliseconds(us: number | null): number | null {
  return us === null ? null : us / 1_000;
}
