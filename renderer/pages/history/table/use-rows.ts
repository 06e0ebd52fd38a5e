import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryQuery } from '../../../../shared/history/history-query';
import type { HistoryPage, HistoryRow } from '../../../../shared/ipc';
import { bridge } from '../../../bridge';
import { useEvent } from '../../../hooks/use-event';

/** So many rows are asked for at once. */
const ROWS_AT_ONCE = 100;
/** Rows of so many questions stay: what lies farther from the rows that are seen is asked for again. */
const MOST_CHUNKS = 12;

/** What is known of the rows of a query. */
export interface Rows {
  readonly total: number;
  readonly counts: HistoryPage['counts'];
  /** A row by its place in the list; undefined until it is there. */
  readonly row: (index: number) => HistoryRow | undefined;
}

interface Book {
  readonly key: string;
  readonly total: number;
  readonly counts: HistoryPage['counts'];
  readonly chunks: ReadonlyMap<number, Chunk>;
}

interface Chunk {
  readonly rows: readonly HistoryRow[];
  /** Of what was asked. */
  readonly version: number;
}

type Asked = Omit<HistoryQuery, 'limit' | 'offset'>;

/**
 * The rows of a query around those that are seen, read again whenever a run, a delivery or a setting changes them. The rows
 * of the last query stay until there is one of the next.
 */
export function useRows(query: Asked, seen: { readonly first: number; readonly last: number }) {
  const key = JSON.stringify(query);
  const [book, setBook] = useState<Book | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [version, setVersion] = useState(0);
  const asked = useRef(new Set<string>());
  const current = useRef({ key, version });
  const again = useCallback(() => setVersion((before) => before + 1), []);
  useEvent('onRunRecorded', again);
  useEvent('onDeliveryChanged', again);
  useEvent('onNotesChanged', again);
  // What runs are held against has changed.
  useEvent('onSettingsChanged', again);
  useEvent('onRefresh', again);

  const firstChunk = Math.floor(seen.first / ROWS_AT_ONCE);
  const lastChunk = Math.max(firstChunk, Math.floor(seen.last / ROWS_AT_ONCE));
  useEffect(() => {
    current.current = { key, version };
    for (let chunk = firstChunk; chunk <= lastChunk; chunk += 1) {
      const question = `${version} ${chunk} ${key}`;
      const isThere = book?.key === key && book.chunks.get(chunk)?.version === version;
      if (isThere || asked.current.has(question)) continue;
      asked.current.add(question);
      const page = { limit: ROWS_AT_ONCE, offset: chunk * ROWS_AT_ONCE };
      bridge.historyRead({ ...(JSON.parse(key) as Asked), ...page }).then(
        (answer) => {
          asked.current.delete(question);
          if (current.current.key !== key || current.current.version !== version) return;
          setFailed(false);
          setBook((before) => withChunk(before, { key, version, chunk }, answer));
        },
        () => {
          asked.current.delete(question);
          if (current.current.key === key && current.current.version === version) setFailed(true);
        },
      );
    }
  }, [key, version, firstChunk, lastChunk, book]);

  const rows: Rows | null =
    book === null
      ? null
      : {
          total: book.total,
          counts: book.counts,
          row: (index) => book.chunks.get(Math.floor(index / ROWS_AT_ONCE))?.rows[index % ROWS_AT_ONCE],
        };
  return { rows, hasFailed, again };
}

function withChunk(
  before: Book | null,
  asked: { readonly key: string; readonly version: number; readonly chunk: number },
  answer: HistoryPage,
): Book {
  const { key, version, chunk } = asked;
  const chunks = new Map(before?.key === key ? before.chunks : []);
  chunks.set(chunk, { rows: answer.rows, version });
  const farthestFirst = [...chunks.keys()].toSorted(
    (one, other) => Math.abs(other - chunk) - Math.abs(one - chunk),
  );
  for (const far of farthestFirst.slice(0, Math.max(0, chunks.size - MOST_CHUNKS))) chunks.delete(far);
  return { key, total: answer.total, counts: answer.counts, chunks };
}
