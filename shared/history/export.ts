import type { InDataFolder } from '../in-data-folder';
import type { HistoryRuns } from './history-query';

/** Forms that the history is handed out in: a table for a spreadsheet, or everything for a program. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is handed out of the history. */
export interface ExportQuery extends HistoryRuns {
  readonly format: ExportFormat;
  /** What happened to the line between the tests, alone; left out for the tests, with everything in JSON. */
  readonly of?: 'line-events' | undefined;
}

export type ExportAnswer =
  | { readonly kind: 'written'; readonly path: string; readonly runs: number; readonly lineEvents?: number }
  /** The person did not name a file. */
  | { readonly kind: 'cancelled' }
  | InDataFolder
  /** The file is as it was before; `detail` is what the system said. */
  | { readonly kind: 'not-written'; readonly path: string; readonly detail: string };

/** The format that a file's name asks for; null where it asks for none. */
export function getFormat(path: string): ExportFormat | null {
  return EXPORT_FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? null;
}
