import { z } from 'zod';
import { lineEventEntry } from '../../core/chain/line-event-record';
import { noteEntry } from '../../core/chain/note-record';
import { LineStore } from '../line/line-store';
import { readMetaJson, writeMeta } from '../meta';
import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { IMPORTED_NOTES } from '../imports/imported-notes';
import { noteOf } from '../notes/note-store';
import { prepared } from '../prepared';
import { RECORDED_HERE } from '../runs/counted';
import { readable } from '../runs/reported-runs';
import type { Database } from '../sqlite';
import { adoptRun } from './append-run';
import { appendToChain, isInChain } from './chain';

/** Where the fact is kept how far earlier records are in the chain. */
export const CHAINED_UNTIL = 'chained-until';
/** A portion takes a few milliseconds. */
const RECORDS_AT_ONCE = 50;

/** In this order; those that end with `nothing` are all taken in. */
const SOURCES = ['runs', 'line', 'notes', 'nothing'] as const;
const placeSchema = z.object({ of: z.enum(SOURCES), at: z.number(), id: z.string() });
type Place = z.infer<typeof placeSchema>;
type Source = Exclude<Place['of'], 'nothing'>;

const next = (table: string, time: string, which = '') => `SELECT id, ${time} AS at FROM ${table}
  WHERE ${which} ${time} >= :at AND (${time} > :at OR id > :id) ORDER BY ${time}, id LIMIT ${RECORDS_AT_ONCE}`;
const NEXT: Readonly<Record<Source, string>> = {
  runs: next('runs INDEXED BY runs_by_time', 'started_at', `${RECORDED_HERE} AND`),
  line: next('line_events INDEXED BY line_events_started', 'started_at'),
  notes: next(
    'notes INDEXED BY notes_by_time',
    'at',
    `(id < '${IMPORTED_NOTES.from}' OR id >= '${IMPORTED_NOTES.to}') AND`,
  ),
};
const beginOf = (of: Place['of']): Place => ({ of, at: Number.MIN_SAFE_INTEGER, id: '' });

/**
 * Takes what was recorded before there was a chain of this form into it, the oldest first, and what is left of records that were
 * damaged: its entries say when that was. What has an entry keeps it, also where it reads otherwise by now. Imported runs have
 * none: they were not recorded here, and may be removed again.
 */
export function adoption(database: Database, now: () => number): Portions {
  const line = new LineStore(database);
  const adopt: Readonly<Record<Source, (id: string) => void>> = {
    runs: (id) => adoptRun(database, id, now()),
    line: (id) => {
      const event = isInChain(database, 'line-event', id) ? null : line.event(id);
      if (event !== null) appendToChain(database, lineEventEntry(event), now());
    },
    notes: (id) => {
      const note = isInChain(database, 'note', id) ? null : noteOf(database, id);
      if (note !== null) appendToChain(database, noteEntry(note), now());
    },
  };
  return {
    next: () => {
      const { of, at, id } = readMetaJson(database, CHAINED_UNTIL, placeSchema) ?? beginOf('runs');
      if (of === 'nothing') return false;
      const found = prepared(database, NEXT[of]).all({ at, id }) as unknown as readonly Place[];
      const last = found.at(-1);
      inQuickTransaction(database, () => {
        for (const { id: subject } of found) readable(() => adopt[of](subject));
        const place = last === undefined ? beginOf(behind(of)) : { ...last, of };
        writeMeta(database, CHAINED_UNTIL, JSON.stringify(place));
      });
      return true;
    },
  };
}

/** Whether everything that was recorded before is in the chain. */
export function isAdopted(database: Database): boolean {
  return readMetaJson(database, CHAINED_UNTIL, placeSchema)?.of === 'nothing';
}

function behind(source: Source): Place['of'] {
  return SOURCES[SOURCES.indexOf(source) + 1] ?? 'nothing';
}
