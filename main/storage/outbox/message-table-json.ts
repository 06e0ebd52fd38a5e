import { z } from 'zod';
import {
  COLUMN_KINDS,
  TABLE_FIGURES,
  VALUE_UNITS,
  type ColumnKind,
  type MessageColumn,
  type MessageRow,
} from '../../../shared/messages/message-table';

const cell = z.looseObject({ text: z.string(), value: z.number().nullable() });

/** The table of a stored message. */
export const tableSchema = z.object({
  columns: z.array(z.looseObject({ kind: z.enum(COLUMN_KINDS), label: z.string() })),
  rows: z.array(
    z.looseObject({
      figure: z.enum(TABLE_FIGURES).nullable(),
      unit: z.enum(VALUE_UNITS).nullable(),
      label: z.string(),
      network: z.string().exactOptional(),
      cells: z.partialRecord(z.enum(COLUMN_KINDS), cell),
    }),
  ),
});

/** The table as it was stored before its columns had a kind: three names, whatever they held. */
export const untypedTableSchema = z.object({
  columns: z.object({ now: z.string(), plan: z.string(), usual: z.string() }),
  rows: z.array(
    z.object({
      label: z.string(),
      now: z.string(),
      plan: z.string().nullable(),
      usual: z.string().nullable(),
    }),
  ),
});

/** How summaries named their first column, by which they are known also where another message stands for them. */
const DIGEST_HEADINGS: readonly string[] = ['Median', '中位数'];
const OF_A_DIGEST = { now: 'median', plan: 'worst', usual: 'previous' } as const;
const OF_A_RUN = { now: 'measured', plan: 'plan', usual: 'usual' } as const;
const PLACES = ['now', 'plan', 'usual'] as const;

/** The same table with typed columns. Figures, units and values are not known: only the words were stored. */
export function withTypedColumns({ columns, rows }: z.output<typeof untypedTableSchema>): {
  readonly columns: readonly MessageColumn[];
  readonly rows: readonly MessageRow[];
} {
  const kinds: Readonly<Record<(typeof PLACES)[number], ColumnKind>> = DIGEST_HEADINGS.includes(columns.now)
    ? OF_A_DIGEST
    : OF_A_RUN;
  return {
    columns: PLACES.map((place) => ({ kind: kinds[place], label: columns[place] })),
    rows: rows.map(({ label, ...row }) => ({
      figure: null,
      unit: null,
      label,
      cells: Object.fromEntries(
        PLACES.flatMap((place) => {
          const text = row[place];
          return text === null ? [] : [[kinds[place], { text, value: null }]];
        }),
      ),
    })),
  };
}
