import type { Message, MessageRow } from '../../../shared/message';

/** A column of figures. */
export type FigureColumn = keyof Message['columns'];

const COLUMNS: readonly FigureColumn[] = ['now', 'plan', 'usual'];

/** The columns that say something: what was found, and whatever there is to compare it with. */
export function shownColumns({ rows }: Pick<Message, 'rows'>): readonly FigureColumn[] {
  return COLUMNS.filter((column) => column === 'now' || rows.some((row) => row[column] !== null));
}

/** Shown where there is nothing to compare one figure with. */
const ABSENT = '–';

/** The cells of a row, in the order of the columns. */
export function cellsOf(row: MessageRow, columns: readonly FigureColumn[]): readonly string[] {
  return columns.map((column) => row[column] ?? ABSENT);
}
