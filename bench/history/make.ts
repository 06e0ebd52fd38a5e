import { copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { NO_REFERENCE } from '../../main/core/judging/comparability';
import type { Judgement } from '../../main/core/judging/judge';
import { judgeRun } from '../../main/core/judging/judge-run';
import { openDatabase } from '../../main/storage/database';
import { markChecked } from '../../main/storage/recovery/checked-mark';
import { writeRun } from '../../main/storage/runs/run-writes';
import type { Database } from '../../main/storage/sqlite';
import { runsOfLine } from './line';

const RUNS_A_TRANSACTION = 10_000;

/** What a folder of records is like. */
export interface MadeRecords {
  readonly runs: number;
  readonly bytes: number;
  readonly bytesPerRun: number;
  readonly seconds: number;
}

/** The settings of the bench: paused, with a plan, so that the nine rules of a fresh installation judge every run. */
export const BENCH_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  schedules: [],
  plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
};

/** Fills a data folder with so many runs and their verdicts, by the code that records them in the application. */
export function makeRecords(folder: string, count: number, now: number): MadeRecords {
  const begun = performance.now();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(BENCH_SETTINGS));
  const { database } = openDatabase(folder, now);
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;');
  let memories: Judgement['memories'] = {};
  let written = 0;
  for (const run of runsOfLine(count, now)) {
    if (written % RUNS_A_TRANSACTION === 0) database.exec(written === 0 ? 'BEGIN' : 'COMMIT; BEGIN');
    const judgement = judgeRun(run, {
      settings: BENCH_SETTINGS,
      plan: BENCH_SETTINGS.plan,
      memories,
      now: run.finishedAt,
      quietUntil: null,
      channelsToProve: () => [],
      reference: NO_REFERENCE,
      usual: () => null,
      dataUse: () => null,
      onFault: (_rule, error) => {
        throw error;
      },
    });
    memories = judgement.memories;
    writeRun(database, run, judgement.verdicts, run.finishedAt);
    written += 1;
  }
  if (database.isTransaction) database.exec('COMMIT');
  finish(database, folder, now);
  const bytes = getSize(folder);
  const seconds = (performance.now() - begun) / 1_000;
  return { runs: written, bytes, bytesPerRun: bytes / written, seconds };
}

/** Fills a data folder with a copy of the records of another one, in the form of this version. */
export function copyRecords(folder: string, from: string, now: number): MadeRecords {
  const begun = performance.now();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(BENCH_SETTINGS));
  copyFileSync(join(from, 'linewatch.db'), join(folder, 'linewatch.db'));
  const { database } = openDatabase(folder, now);
  const [[count] = []] = database.ask('SELECT emit(count(*)) FROM runs');
  finish(database, folder, now);
  const [runs, bytes] = [Number(count), getSize(folder)];
  return { runs, bytes, bytesPerRun: bytes / runs, seconds: (performance.now() - begun) / 1_000 };
}

/** Leaves records as an application leaves them that has run for minutes: a look at every page spares its next start one. */
function finish(database: Database, folder: string, now: number): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  markChecked(folder, now);
}

/** The bytes of the records in a data folder, without what waits beside them to be taken in. */
export function getSize(folder: string): number {
  return statSync(join(folder, 'linewatch.db')).size;
}
