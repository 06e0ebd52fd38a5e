import { onTestFinished } from 'vitest';
import { openDatabase } from '../storage/database';
import { History } from '../storage/history';
import { SqliteOutboxStore } from '../storage/outbox-store';
import { SqliteRunStore } from '../storage/run-store';
import { temporaryFolder } from './folder';

/** A clock that stands still until it is set. */
export function fakeClock(start = '2026-11-23T14:37:10Z') {
  let time = Date.parse(start);
  return {
    now: () => time,
    set: (text: string) => {
      time = Date.parse(text);
    },
    advance: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

/** Real records in a folder of the test's own. */
export function temporaryRecords(clock = fakeClock()) {
  const folder = temporaryFolder();
  const { database } = openDatabase(folder, clock.now());
  onTestFinished(() => database.close());
  return {
    folder,
    clock,
    database,
    runs: new SqliteRunStore(database, clock),
    outbox: new SqliteOutboxStore(database, clock),
    history: new History(database),
  };
}
