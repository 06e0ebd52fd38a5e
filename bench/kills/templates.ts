import { closeSync, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../shared/durations';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { decideRestore } from '../../main/storage/backup/pending-restore';
import { prepareRestore } from '../../main/storage/backup/prepare-restore';
import { settingsText } from '../../main/storage/backup/settings-text';
import { writeBackup } from '../../main/storage/backup/write-backup';
import { keepDailyCopy } from '../../main/storage/copies';
import { openDatabase } from '../../main/storage/database';
import { MIGRATIONS } from '../../main/storage/migrations';
import { MarkerKeeper } from '../../main/storage/recovery/records-marker';
import { SqliteRunStore } from '../../main/storage/runs/run-store';
import { openFile, type Database } from '../../main/storage/sqlite';
import { completedRun } from '../../main/testing/runs';
import { judgeAfresh } from '../../main/testing/messages';
import { NEVER } from './opening';
import { timeOf } from './protocol';

/** The format of the old file. */
const OLD_FORMAT = 10;
/** Runs that every template holds, or that its copy or its backup does. */
export const TEMPLATE_RUNS = 150;
/** Runs that were recorded after the daily copy. */
const RUNS_AFTER = 10;
/** Of the settings in the backup. */
export const RESTORED_PLAN = 777_000_000;

const OLD_RUN = `INSERT INTO runs (id, trigger, outcome, provider, started_at, finished_at, download_bps, has_figures)
  VALUES (?, 'schedule', 'completed', 'librespeed', ?, ?, 94000000, 1)`;

/** Makes the folders that an upgrade, a recovery and a restore begin with. */
export async function makeTemplates(place: string): Promise<void> {
  const folderOf = (name: string) => {
    const folder = join(place, `template-${name}`);
    mkdirSync(folder);
    return folder;
  };
  makeOld(folderOf('migration'));
  makeDamaged(folderOf('recovery'));
  await makeRestored(folderOf('restore'), join(place, 'template.zip'));
}

function makeOld(folder: string): void {
  const database = openFile(join(folder, 'linewatch.db'));
  for (const step of MIGRATIONS.slice(0, OLD_FORMAT)) database.exec(step);
  database.exec(`PRAGMA user_version = ${OLD_FORMAT}; BEGIN`);
  const add = database.prepare(OLD_RUN);
  for (let index = 0; index < TEMPLATE_RUNS; index += 1) {
    const startedAt = timeOf(0) - (index + 1) * 3_600_000;
    add.run(`old-${index}`, startedAt, startedAt + 6_000);
  }
  database.exec('COMMIT');
  database.close();
}

/** A third of the file reads as zeros, behind a copy that lacks the newest runs. */
function makeDamaged(folder: string): void {
  const { database, record, marker } = recorded(folder, TEMPLATE_RUNS);
  keepDailyCopy(database, folder, timeOf(0) - DAY_MS);
  record(TEMPLATE_RUNS, RUNS_AFTER);
  marker.write();
  closeWhole(database);
  const file = openSync(join(folder, 'linewatch.db'), 'r+');
  const third = Math.floor(fstatSync(file).size / 3);
  writeSync(file, new Uint8Array(third), 0, third, third);
  closeSync(file);
}

async function makeRestored(folder: string, archive: string): Promise<void> {
  const from = join(folder, 'from');
  mkdirSync(from);
  const full = recorded(from, TEMPLATE_RUNS);
  const now = timeOf(0);
  const plan = { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: RESTORED_PLAN };
  const settings = settingsText({ ...DEFAULT_SETTINGS, plan });
  const order = { path: archive, settings, secrets: [], version: 'bench', now };
  await writeBackup(full.database, from, order, new AbortController().signal);
  closeWhole(full.database);
  closeWhole(recorded(folder, RUNS_AFTER).database);
  const context = { id: 'restore', now, settings: DEFAULT_SETTINGS, here: null };
  const made = await prepareRestore(folder, { kind: 'file', path: archive }, context);
  if (made.kind === 'refused') throw new Error(`the backup cannot be restored: ${JSON.stringify(made)}`);
  decideRestore(folder, 'restore', now);
}

/** Everything is in one file then, as after a clean end. */
function closeWhole(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function recorded(folder: string, count: number) {
  const { database } = openDatabase(folder, timeOf(0));
  database.exec('PRAGMA synchronous = OFF');
  const clock = { now: () => timeOf(0) };
  const runs = new SqliteRunStore(database, clock, { id: 'template', session: null });
  const marker = new MarkerKeeper({
    folder,
    database,
    installId: 'template',
    clock,
    timers: NEVER,
    log: () => undefined,
  });
  const record = (from: number, more: number) => {
    for (let index = from; index < from + more; index += 1) {
      const startedAt = timeOf(0) - DAY_MS + index * 60_000;
      const run = completedRun({ id: `made-${index}`, startedAt, finishedAt: startedAt + 6_000 });
      runs.record(run, judgeAfresh(run), []);
    }
  };
  record(0, count);
  return { database, record, marker };
}
