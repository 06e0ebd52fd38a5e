import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { SORT_KEYS, type HistorySort } from '../../../../shared/history/history-query';
import { useApp } from '../../../hooks/app-context';
import { COLUMN_FACTS, getTracks, type CellWords, type Column } from './columns';
import { getRowAfter, getScrollTo, getVisibleRows, ROW_PX } from './virtual-rows';
import type { Rows } from './use-rows';
import classes from './history-grid.module.css';

const HEAD_PX = 34;

interface HistoryGridProps {
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly words: CellWords;
  readonly sort: HistorySort;
  /** Changes with what is listed: the list begins at its top again. */
  readonly listKey: string;
  readonly onSort: (sort: HistorySort) => void;
  readonly onSeen: (seen: { readonly first: number; readonly last: number }) => void;
  readonly onOpen: (runId: string) => void;
}

/** Any number of runs as a table, of which only the rows that are seen are in the page. */
export function HistoryGrid(props: HistoryGridProps) {
  const { rows, columns, words, sort, listKey, onSort, onSeen, onOpen } = props;
  const { texts } = useApp();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const [viewPx, setViewPx] = useState(10 * ROW_PX);
  const [chosen, setChosen] = useState({ listKey, row: null as number | null, isWanted: false });
  // Another list begins without a row.
  const active = chosen.listKey === listKey ? chosen.row : null;
  const scrolled = { rows: rows.total, viewPx, scrollPx };
  const { heightPx, first, last, topPx } = getVisibleRows(scrolled);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setViewPx(Math.max(ROW_PX, element.clientHeight - HEAD_PX));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => onSeen({ first, last }), [onSeen, first, last]);
  useLayoutEffect(() => scroller.current?.scrollTo({ top: 0 }), [listKey]);
  // A row that was opened before it was read opens once it is.
  const wantedId = active !== null && chosen.isWanted ? rows.row(active)?.run.id : undefined;
  const served = useRef<object | null>(null);
  const openWanted = useEffectEvent((runId: string) => {
    if (served.current === chosen) return;
    served.current = chosen;
    onOpen(runId);
  });
  useEffect(() => {
    if (wantedId !== undefined) openWanted(wantedId);
  }, [wantedId]);

  const { tracks, minPx } = getTracks(columns);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth);
  const isActiveSeen = active !== null && active >= first && active <= last;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={texts('history:caption')}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isActiveSeen ? `${id}-${active}` : undefined}
      tabIndex={0}
      style={{ ['--lw-tracks' as string]: tracks, ['--lw-least' as string]: `${minPx}px` }}
      onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
      onKeyDown={press}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row}>
          {columns.map((column) => (
            <HeadCell key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: heightPx }}>
        {indexes.map((index) => {
          const row = rows.row(index);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={classes.row}
              data-loading={row === undefined || undefined}
              data-excluded={row?.run.exclusion !== undefined || undefined}
              style={{ height: ROW_PX, transform: `translateY(${topPx + (index - first) * ROW_PX}px)` }}
              onClick={() => open(index)}
            >
              {columns.map((column, place) => (
                <div
                  key={column}
                  role={place === 0 ? 'rowheader' : 'gridcell'}
                  data-column={column}
                  data-numeric={COLUMN_FACTS[column].isNumeric}
                  className={classes.cell}
                >
                  {row !== undefined && COLUMN_FACTS[column].cell(row, words)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );

  function open(index: number): void {
    const row = rows.row(index);
    setChosen({ listKey, row: index, isWanted: row === undefined });
    if (row !== undefined) onOpen(row.run.id);
  }

  function press(event: KeyboardEvent): void {
    // A button of the head acts by itself.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && active !== null) return open(active);
    const next = getRowAfter(event.key, active, rows.total, Math.max(1, Math.floor(viewPx / ROW_PX) - 1));
    if (next === null) return;
    event.preventDefault();
    setChosen({ listKey, row: next, isWanted: false });
    scroller.current?.scrollTo({ top: getScrollTo(next, scrolled) });
  }
}

interface HeadCellProps {
  readonly column: Column;
  readonly sort: HistorySort;
  readonly onSort: (sort: HistorySort) => void;
}

/** The name of a column; a click sorts by it, and another one in the other direction. */
function HeadCell({ column, sort, onSort }: HeadCellProps) {
  const { texts } = useApp();
  const { isNumeric } = COLUMN_FACTS[column];
  const key = SORT_KEYS.find((name) => name === column);
  const isSorted = key === sort.key;
  const name = texts(`history:column.${column}`);
  const Direction = sort.isDescending ? IconChevronDown : IconChevronUp;
  return (
    <div
      role="columnheader"
      className={classes.cell}
      data-numeric={isNumeric}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {key === undefined ? (
        name
      ) : (
        <button
          type="button"
          onClick={() =>
            onSort({ key, isDescending: isSorted ? !sort.isDescending : isFirstDescending(key) })
          }
        >
          {name}
          {isSorted && <Direction size={13} stroke={2} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}

/** Times and figures begin with the highest, texts with the first of the alphabet. */
function isFirstDescending(key: HistorySort['key']): boolean {
  return key === 'time' || COLUMN_FACTS[key].isNumeric === true;
}
