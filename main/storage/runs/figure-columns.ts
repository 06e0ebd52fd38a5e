import type { Figures } from '../../../shared/run';
import { eachFigure, FIGURE_PARTS } from '../../core/figures';

/** The column of each figure, in parts of its unit as FIGURE_PARTS has it. */
const COLUMN_OF = {
  downloadBitsPerSecond: 'download_bps',
  uploadBitsPerSecond: 'upload_bps',
  latencyMs: 'latency_us',
  latencyMinMs: 'latency_min_us',
  latencyP95Ms: 'latency_p95_us',
  jitterMs: 'jitter_us',
  loadedLatencyDownloadMs: 'loaded_download_us',
  loadedLatencyUploadMs: 'loaded_upload_us',
  loadedLatencyDownloadP95Ms: 'loaded_download_p95_us',
  loadedLatencyUploadP95Ms: 'loaded_upload_p95_us',
  downloadPeakBitsPerSecond: 'download_peak_bps',
  uploadPeakBitsPerSecond: 'upload_peak_bps',
  rpm: 'rpm',
  packetLossRatio: 'packet_loss_ppm',
  downloadBytes: 'download_bytes',
  uploadBytes: 'upload_bytes',
  downloadSeconds: 'download_us',
  uploadSeconds: 'upload_us',
} as const satisfies Record<keyof Figures, string>;

type FigureColumn = (typeof COLUMN_OF)[keyof Figures];

/** Figures as they are stored: integers only. */
export type FigureRow = Readonly<Record<FigureColumn, number | null>>;

export const FIGURE_COLUMNS: readonly FigureColumn[] = Object.values(COLUMN_OF);

/** The columns of figures; all null where there are none. One that could not be read as a number again is not stored. */
export function toFigureRow(figures: Figures | null): FigureRow {
  const names = Object.keys(COLUMN_OF) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => {
      const value = figures?.[name] ?? null;
      const stored = value === null ? null : Math.round(value * FIGURE_PARTS[name]);
      return [COLUMN_OF[name], Number.isSafeInteger(stored) ? stored : null];
    }),
  ) as FigureRow;
}

/** The figures of a row. */
export function fromFigureRow(row: FigureRow): Figures {
  return eachFigure((name) => {
    const value = row[COLUMN_OF[name]];
    return value === null ? null : value / FIGURE_PARTS[name];
  });
}
