import type { Figures } from '../run';

/**
 * What a column holds. A run has `measured`, the `plan` and the `usual` value at its hour; a summary has the `median`
 * of its period, the `worst` value (reached by nine of ten tests) and the median of the `previous` period. Persisted.
 */
export const COLUMN_KINDS = ['measured', 'plan', 'usual', 'median', 'worst', 'previous'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** A column of a message's table. */
export interface MessageColumn {
  readonly kind: ColumnKind;
  /** Its heading, in words. */
  readonly label: string;
}

/** The units of stored values. */
export const VALUE_UNITS = ['bit/s', 'ms', 'rpm', 'ratio', 'byte', 's'] as const;
export type ValueUnit = (typeof VALUE_UNITS)[number];

/** The unit of each figure that a row may show; `ratio` is from 0 to 1. The names are persisted. */
export const UNIT_OF_FIGURE = {
  downloadBitsPerSecond: 'bit/s',
  uploadBitsPerSecond: 'bit/s',
  latencyMs: 'ms',
  latencyMinMs: 'ms',
  latencyP95Ms: 'ms',
  jitterMs: 'ms',
  loadedLatencyDownloadMs: 'ms',
  loadedLatencyUploadMs: 'ms',
  loadedLatencyDownloadP95Ms: 'ms',
  loadedLatencyUploadP95Ms: 'ms',
  downloadPeakBitsPerSecond: 'bit/s',
  uploadPeakBitsPerSecond: 'bit/s',
  rpm: 'rpm',
  packetLossRatio: 'ratio',
  downloadBytes: 'byte',
  uploadBytes: 'byte',
  downloadSeconds: 's',
  uploadSeconds: 's',
  /** The higher one of the latencies under load. */
  loadedLatencyMs: 'ms',
  /** What the load adds to the latency. */
  addedLatencyMs: 'ms',
} as const satisfies Readonly<Record<keyof Figures | 'loadedLatencyMs' | 'addedLatencyMs', ValueUnit>>;
export type TableFigure = keyof typeof UNIT_OF_FIGURE;
export const TABLE_FIGURES = Object.keys(UNIT_OF_FIGURE) as readonly TableFigure[];

/** One value of a row. */
export interface MessageCell {
  /** In words, with its unit. */
  readonly text: string;
  /** The same in the unit of its row; null where it was not measured, and in messages that an earlier version wrote. */
  readonly value: number | null;
}

/** One line of the table: a figure with its value in each column. */
export interface MessageRow {
  /** Null, like the unit, in messages that an earlier version wrote. */
  readonly figure: TableFigure | null;
  readonly unit: ValueUnit | null;
  readonly label: string;
  /** The name of the network that the row is of; left out where all rows are of one. */
  readonly network?: string;
  /** A cell is missing where there is nothing to compare with. */
  readonly cells: { readonly [Kind in ColumnKind]?: MessageCell };
}

/** The row of a figure. Cells that are null are left out. */
export function tableRow(
  figure: TableFigure,
  label: string,
  cells: { readonly [Kind in ColumnKind]?: MessageCell | null },
): MessageRow {
  return {
    figure,
    unit: UNIT_OF_FIGURE[figure],
    label,
    cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null)),
  };
}

/** The columns that say something: the first, and those with a value in at least one row. */
export function shownColumns(table: {
  readonly columns: readonly MessageColumn[];
  readonly rows: readonly MessageRow[];
}): readonly MessageColumn[] {
  return table.columns.filter(
    ({ kind }, index) => index === 0 || table.rows.some(({ cells }) => cells[kind] !== undefined),
  );
}
