import type { MessageColumn, MessageRow } from '../../shared/messages/message-table';

/** The columns of a message about a run, in English. */
export const RUN_COLUMNS: readonly MessageColumn[] = [
  { kind: 'measured', label: 'Now' },
  { kind: 'plan', label: 'Plan' },
  { kind: 'usual', label: 'Usual' },
];

/** A row of such a message, of words alone; null where there is nothing to compare with. */
export function runRow(
  label: string,
  measured: string,
  plan: string | null = null,
  usual: string | null = null,
): MessageRow {
  const cells = { measured, plan, usual };
  return {
    figure: null,
    unit: null,
    label,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([kind, text]) => (text === null ? [] : [[kind, { text, value: null }]])),
    ),
  };
}
