import { DAY_MS } from '../../../shared/durations';
import { fromRunColumns, type RunColumns } from '../../core/rollup/run-columns';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** The columns of a day, and the number that was drawn when it was summed up. */
interface Day {
  readonly columns: RunColumns;
  readonly stamp: number;
  readonly bytes: number;
}

const STAMPS = 'SELECT day, stamp FROM day_stamps WHERE day >= ? AND day < ? ORDER BY day';
const COLUMNS = `SELECT day, stamp, runs FROM day_columns JOIN day_stamps USING (day)
  WHERE day >= ? AND day < ? ORDER BY day LIMIT ?`;
/** So many days are read at once. */
const DAYS_AT_ONCE = 100;
/** The columns of 1.8 million runs. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Columns of days that were read before, since to read and to parse them takes most of the time of a chart of wanted runs.
 * Days that find no more room are read each time: those that came first stay, so that a pass over all of them still finds
 * some.
 */
export class DayCache {
  readonly #maxBytes: number;
  readonly #days = new Map<number, Day>();
  #bytes = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** The bytes of all days in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Goes through the days of a range that have runs, in the order of time; in one snapshot of the caller's. */
  visit(
    database: Database,
    { from, to }: { readonly from: number; readonly to: number },
    visitor: (columns: RunColumns, day: number) => void,
  ): void {
    const wanted = prepared(database, STAMPS).all(from, to) as unknown as readonly {
      readonly day: number;
      readonly stamp: number;
    }[];
    let read = new Map<number, RunColumns>();
    for (const [place, { day, stamp }] of wanted.entries()) {
      let columns = this.#get(day, stamp) ?? read.get(day);
      if (columns === undefined) {
        const end = (wanted[place + DAYS_AT_ONCE]?.day ?? to - DAY_MS) + DAY_MS;
        read = this.#read(database, day, Math.min(end, to));
        columns = read.get(day);
      }
      if (columns !== undefined) visitor(columns, day);
    }
  }

  #get(day: number, stamp: number): RunColumns | undefined {
    const known = this.#days.get(day);
    if (known === undefined || known.stamp === stamp) return known?.columns;
    this.#days.delete(day);
    this.#bytes -= known.bytes;
    return undefined;
  }

  #read(database: Database, from: number, to: number): Map<number, RunColumns> {
    const rows = prepared(database, COLUMNS).all(from, to, DAYS_AT_ONCE) as unknown as readonly {
      readonly day: number;
      readonly stamp: number;
      readonly runs: Uint8Array;
    }[];
    return new Map(
      rows.map(({ day, stamp, runs }) => {
        const columns = this.#get(day, stamp) ?? fromRunColumns(runs);
        this.#keep(day, { columns, stamp, bytes: runs.byteLength });
        return [day, columns];
      }),
    );
  }

  #keep(day: number, entry: Day): void {
    if (this.#days.has(day) || this.#bytes + entry.bytes > this.#maxBytes) return;
    this.#days.set(day, entry);
    this.#bytes += entry.bytes;
  }
}

const cacheOf = new WeakMap<Database, DayCache>();

/** The days that a connection has read. */
export function dayCache(database: Database): DayCache {
  const cache = cacheOf.get(database) ?? new DayCache();
  cacheOf.set(database, cache);
  return cache;
}
