import { useEffect, useState } from 'react';
import type { HistoryRuns } from '../../../../shared/history/history-query';
import { useApp } from '../../../hooks/app-context';
import { toSearch } from './search';
import { useTableChoices } from './table-choices';
import { useRows } from './use-rows';

/** A search begins when nothing was typed for so long. Our choice. */
const TYPED_MS = 250;

/** What the table of some runs shows, and what a person changes of it. */
export type RowList = ReturnType<typeof useRowList>;

/** The rows of some runs that are searched and in an order, around those that are seen. `rangeKey` names their time. */
export function useRowList(runs: HistoryRuns, rangeKey: string) {
  const { texts } = useApp();
  const { columns, sort, chooseColumns, chooseSort } = useTableChoices();
  const [typed, type] = useState('');
  const [text, setText] = useState('');
  const [seen, see] = useState({ first: 0, last: 0 });
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { range, ...wanted } = runs;
  const search = toSearch(text, texts);
  const query = { ...wanted, range, sort, search };
  // A range that goes on with the clock is the same list.
  const listKey = JSON.stringify([rangeKey, wanted, sort, search]);
  const read = useRows(query, seen);
  return { ...read, columns, sort, typed, listKey, type, see, chooseColumns, chooseSort };
}
