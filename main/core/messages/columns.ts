import { ABSENT } from '../../../shared/texts/format';
import type { Texts } from '../../../shared/texts/i18n';
import type { ColumnKind, MessageColumn, MessageRow } from '../../../shared/messages/message-table';

const OF_A_RUN: readonly ColumnKind[] = ['measured', 'plan', 'usual'];
const OF_A_DIGEST: readonly ColumnKind[] = ['median', 'worst', 'previous'];

/** The columns of a message about a run, or without a measurement. */
export function runColumns(texts: Texts): readonly MessageColumn[] {
  return labelled(OF_A_RUN, texts);
}

/** The columns of a digest. */
export function digestColumns(texts: Texts): readonly MessageColumn[] {
  return labelled(OF_A_DIGEST, texts);
}

function labelled(kinds: readonly ColumnKind[], texts: Texts): readonly MessageColumn[] {
  return kinds.map((kind) => ({ kind, label: texts(`message:column.${kind}`) }));
}

/** The texts of a row, in the order of `columns`. */
export function cellTexts({ cells }: MessageRow, columns: readonly MessageColumn[]): readonly string[] {
  return columns.map(({ kind }) => cells[kind]?.text ?? ABSENT);
}
