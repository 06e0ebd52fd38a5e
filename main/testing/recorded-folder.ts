import { join } from 'node:path';
import { keepDailyCopy } from '../storage/copies';
import { openDatabase } from '../storage/database';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { MarkerKeeper } from '../storage/recovery/records-marker';
import { SqliteRunStore } from '../storage/runs/run-store';
import type { Database } from '../storage/sqlite';
import { temporaryFolder } from './folder';
import { NOT_JUDGED } from './records';
import { completedRun } from './runs';

/** When the application starts. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const DAY = 86_400_000;

/** Opens the records of a folder as a start does. */
export function openRecords(folder: string, now = NOW) {
  const opened = openDatabase(folder, now);
  const clock = { now: () => now };
  const runs = new SqliteRunStore(opened.database, clock, { id: 'test', session: null });
  const outbox = new SqliteOutboxStore(opened.database, clock);
  const record = (from: number, to: number) => {
    for (let index = from; index <= to; index += 1) {
      runs.record(completedRun({ id: `run-${index}`, startedAt: NOW - DAY + index * 1_000 }), NOT_JUDGED, []);
    }
  };
  const marker = new MarkerKeeper({
    folder,
    database: opened.database,
    installId: 'abc123',
    clock,
    timers: { after: () => () => undefined },
    log: (sentence) => {
      throw new Error(sentence);
    },
  });
  const ids = () => runs.lastCompleted(1_000).map(({ id }) => id);
  return { ...opened, runs, outbox, record, marker, ids };
}

/** A file of a data folder; the database, unless another is named. */
export const fileIn = (folder: string, name = 'linewatch.db') => join(folder, name);

/** Everything is in one file, as after a clean end. */
export function closeRecords(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** A folder in which so many runs are recorded, with the marker that says so, and a daily copy if one is wanted. */
export function folderWithRuns(runs: number, copyAt: number | null = null): string {
  const folder = temporaryFolder();
  const { database, record, marker } = openRecords(folder);
  record(1, runs);
  marker.write();
  if (copyAt !== null) keepDailyCopy(database, folder, copyAt);
  closeRecords(database);
  return folder;
}
