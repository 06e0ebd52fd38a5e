import { onTestFinished } from 'vitest';
import type { Clock } from '../core/ports';
import type { Judgement } from '../core/judging/judge';
import { openDatabase } from '../storage/database';
import { History } from '../storage/history/history';
import { SqliteOccasionStore } from '../storage/runs/occasion-store';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { SqliteOutboxUpkeep } from '../storage/outbox/upkeep';
import { SqliteRunStore } from '../storage/runs/run-store';
import { temporaryFolder } from './folder';

/** What is recorded of a run that no rule has judged. */
export const NOT_JUDGED: Judgement = { verdicts: [], memories: {} };

/** A clock that stands still until it is set or moved on; time passes as far as it is set forward. */
export function fakeClock(start = '2026-11-23T14:37:10Z') {
  let time = Date.parse(start);
  let passed = 0;
  const move = (milliseconds: number) => {
    time += milliseconds;
    passed += Math.max(0, milliseconds);
  };
  return {
    now: () => time,
    monotonicMs: () => passed,
    uptimeMs: () => passed,
    set: (text: string) => move(Date.parse(text) - time),
    advance: move,
  };
}

/** Real records in a folder of the test's own, by a clock that is moved by hand. */
export function temporaryRecords() {
  return recordsBy(fakeClock());
}

/** Real records in a folder of the test's own, by a clock of its own. */
export function recordsBy<C extends Clock>(clock: C) {
  const folder = temporaryFolder();
  const { database } = openDatabase(folder, clock.now());
  // What must outlive a power cut is for the tests of the database itself; here the disk would only be waited for.
  database.exec('PRAGMA synchronous = OFF');
  onTestFinished(() => database.close());
  return {
    folder,
    clock,
    database,
    runs: new SqliteRunStore(database, clock, { id: 'process-1', session: null }),
    occasions: new SqliteOccasionStore(database, clock),
    outbox: new SqliteOutboxStore(database, clock),
    upkeep: new SqliteOutboxUpkeep(database),
    history: new History(database),
  };
}
