import { join } from 'node:path';
import { z } from 'zod';
import type { Clock, Timers } from '../../core/ports';
import { readOwnJson } from '../../files/own-file';
import { writeWhole } from '../../files/whole-file';
import type { Database } from '../sqlite';
import { getContents } from './contents';

const markerSchema = z.object({
  version: z.literal(1),
  installId: z.string().regex(/^[\w-]{1,40}$/),
  /** Runs that were tried and recorded. */
  runs: z.number().int().min(0),
  /** When the newest of them began. */
  newestAt: z.number().nullable(),
});

/** What is known of the records without them: that there were some, and how many at least. */
export type RecordsMarker = Omit<z.infer<typeof markerSchema>, 'version'>;

/** Runs come minutes apart; a burst of them is one write. */
const WRITE_AT_MOST_EVERY_MS = 60_000;

/** Null where there is none, as in a fresh installation, or it cannot be read: it only ever adds to what is known. */
export function readMarker(folder: string): RecordsMarker | null {
  try {
    const { version: _version, ...marker } = markerSchema.parse(readOwnJson(pathIn(folder)));
    return marker;
  } catch {
    return null;
  }
}

export interface MarkerKeeperDeps {
  readonly folder: string;
  readonly database: Database;
  readonly installId: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Keeps `records.json` beside the database up to date, so that an emptied or deleted database is no fresh start. */
export class MarkerKeeper {
  readonly #deps: MarkerKeeperDeps;
  #isWaiting = false;
  #isStale = false;

  constructor(deps: MarkerKeeperDeps) {
    this.#deps = deps;
  }

  /** Something was recorded. The first is written at once, what follows within a minute together. */
  recorded(): void {
    if (this.#isWaiting) {
      this.#isStale = true;
      return;
    }
    this.write();
    this.#isWaiting = true;
    this.#deps.timers.after(WRITE_AT_MOST_EVERY_MS, () => {
      this.#isWaiting = false;
      if (this.#isStale) this.recorded();
    });
  }

  /** Writes what the records hold now. A disk that refuses is asked again at the next run. */
  write(): void {
    const { folder, database, installId, clock, log } = this.#deps;
    this.#isStale = false;
    try {
      const { runs, newestAt } = getContents(database, clock.now());
      const marker = { version: 1, installId, runs, newestAt };
      writeWhole(pathIn(folder), `${JSON.stringify(marker)}\n`);
    } catch (error) {
      log('The marker of the records could not be written', error);
    }
  }
}

function pathIn(folder: string): string {
  return join(folder, 'records.json');
}
