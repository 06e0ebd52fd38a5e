import { useState } from 'react';
import { z } from 'zod';
import { DEFAULT_SORT, SORT_KEYS, type HistorySort } from '../../../../shared/history/history-query';
import { recall, remember } from '../../../hooks/window-memory';
import { COLUMNS, DEFAULT_COLUMNS, type Column } from './columns';

const columnsSchema = z.array(z.string());
const sortSchema = z.object({ key: z.enum(SORT_KEYS), isDescending: z.boolean() });

/** The columns of a remembered text, in their order and with the time; the usual ones where it cannot be read. */
export function parseColumns(text: string | null): readonly Column[] {
  const read = columnsSchema.safeParse(parseJson(text));
  if (!read.success) return DEFAULT_COLUMNS;
  return COLUMNS.filter((column) => column === 'time' || read.data.includes(column));
}

/** The order of a remembered text; the newest first where it cannot be read. */
export function parseSort(text: string | null): HistorySort {
  const read = sortSchema.safeParse(parseJson(text));
  return read.success ? read.data : DEFAULT_SORT;
}

/** Columns and order of the table, remembered from one start of the window to the next. */
export function useTableChoices() {
  const [columns, setColumns] = useState(() => parseColumns(recall('history-columns')));
  const [sort, setSort] = useState(() => parseSort(recall('history-sort')));
  return {
    columns,
    sort,
    chooseColumns: (next: readonly Column[]) => {
      const text = JSON.stringify(next);
      remember('history-columns', text);
      setColumns(parseColumns(text));
    },
    chooseSort: (next: HistorySort) => {
      remember('history-sort', JSON.stringify(next));
      setSort(next);
    },
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
