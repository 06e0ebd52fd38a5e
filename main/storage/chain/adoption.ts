import { z } from 'zod';
import { LineStore } from '../line/line-store';
import { readMetaJson, writeMeta } from '../meta';
import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { prepared } from '../prepared';
import { RECORDED_HERE } from '../runs/counted';
import { readable } from '../runs/reported-runs';
import type { Database } from '../sqlite';
import { appendLineEvent } from './append-line-event';
import { appendRun } from './append-run';
import { isInChain } from './chain';

/** Where the fact is kept how far earlier records are in the chain. */
export const CHAINED_UNTIL = 'chained-until';
/** A portion takes a few milliseconds. */
const RECORDS_AT_ONCE = 50;

const placeSchema = z.object({ of: z.enum(['runs', 'line', 'nothing']), at: z.number(), id: z.string() });
type Place = z.infer<typeof placeSchema>;
type Source = Exclude<Place['of'], 'nothing'>;

const next = (table: string, which = '') => `SELECT id, started_at AS at FROM ${table}
  WHERE ${which} started_at >= :at AND (started_at > :at OR id > :id) ORDER BY started_at, id LIMIT ${RECORDS_AT_ONCE}`;
const NEXT: Readonly<Record<Source, string>> = {
  runs: next('runs INDEXED BY runs_by_time', `${RECORDED_HERE} AND`),
  line: next('line_events INDEXED BY line_events_started'),
};
const beginOf = (of: Place['of']): Place => ({ of, at: Number.MIN_SAFE_INTEGER, id: '' });

/**
 * Takes what was recorded before there was a chain into it, the oldest first, and what is left of records that were damaged:
 * its entries say when that was. What has an entry keeps it, also where it reads otherwise by now. Imported runs have none: they
 * were not recorded here, and may be removed again.
 */
export function adoption(database: Database, now: () => number): Portions {
  const line = new LineStore(database);
  const kinds = { runs: 'run', line: 'line-event' } as const;
  const append: Readonly<Record<Source, (id: string) => void>> = {
    runs: (id) => appendRun(database, id, now()),
    line: (id) => {
      const event = line.event(id);
      if (event !== null) appendLineEvent(database, event, now());
    },
  };
  return {
    next: () => {
      const { of, at, id } = readMetaJson(database, CHAINED_UNTIL, placeSchema) ?? beginOf('runs');
      if (of === 'nothing') return false;
      const found = prepared(database, NEXT[of]).all({ at, id }) as unknown as readonly Place[];
      const last = found.at(-1);
      inQuickTransaction(database, () => {
        for (const record of found) {
          if (!isInChain(database, kinds[of], record.id)) readable(() => append[of](record.id));
        }
        const place = last === undefined ? beginOf(of === 'runs' ? 'line' : 'nothing') : { ...last, of };
        writeMeta(database, CHAINED_UNTIL, JSON.stringify(place));
      });
      return true;
    },
  };
}
