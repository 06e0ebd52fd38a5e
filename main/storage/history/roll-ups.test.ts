import { describe, expect, it } from 'vitest';
import type { EndedRun } from '../../../shared/run';
import { Aggregate, ROLLED_FIGURES } from '../../core/rollup/aggregate';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { seededRandom } from '../../testing/random';
import { migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { toRow, WRITTEN_COLUMNS } from '../runs/run-rows';
import { openInMemory, type Database } from '../sqlite';
import { chartOfParts } from './chart-of-parts';
import { chartOfRuns } from './chart-of-runs';
import { inSnapshot, getPieces, visitParts } from './history-parts';
import { rollingUp, rolledUpFrom } from './roll-ups';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };

const rollUpAll = (database: Database): number => {
  const work = rollingUp(database);
  let portions = 0;
  while (work.next()) portions += 1;
  return portions;
};

/** A range summed up, by roll-ups where they hold. */
function summed(database: Database, range: typeof ALWAYS): Aggregate {
  const sum = new Aggregate();
  visitParts(database, range, 'day', { run: (run) => sum.add(run), part: (part) => sum.merge(part) });
  return sum;
}

const RATIOS = [0.05, 0.5, 0.95];
const COLUMN = {
  download: 'download_bps',
  upload: 'upload_bps',
  latency: 'latency_us',
  jitter: 'jitter_us',
  loss: 'packet_loss_ppm',
  rpm: 'rpm',
  loaded: 'max(loaded_download_us, loaded_upload_us)',
} as const;

it('sums up more bytes than can be read as a number as the most that can', () => {
  const { database, runs } = temporaryRecords();
  const downloadBytes = Number.MAX_SAFE_INTEGER;
  for (const id of ['one', 'two', 'three']) {
    const figures = { ...GOOD_FIGURES, downloadBytes };
    runs.record(completedRun({ id, startedAt: START, figures }), NOT_JUDGED, []);
  }
  rollUpAll(database);
  expect(summed(database, ALWAYS).downloadBytes).toBe(Number.MAX_SAFE_INTEGER);
});

/** Holds what is summed up of a range against its runs. */
function expectTruth(database: Database, range: typeof ALWAYS): void {
  const sum = summed(database, range);
  const inRange = `FROM runs WHERE started_at >= ${range.from} AND started_at < ${range.to}`;
  const counted = database.ask(`SELECT emit(outcome, count(*)) ${inRange} GROUP BY outcome`);
  const counts = Object.entries(sum.counts).filter(([, count]) => count > 0);
  expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(counted));
  const [whole] = database.ask(
    `SELECT emit(total(has_figures), total(download_bytes), total(upload_bytes)) ${inRange}`,
  );
  expect([sum.withFigures, sum.downloadBytes, sum.uploadBytes]).toEqual(whole?.map(Number));
  for (const name of ROLLED_FIGURES) {
    const values = database
      .ask(
        `SELECT emit(${COLUMN[name]}) ${inRange} AND outcome = 'completed' AND ${COLUMN[name]} IS NOT NULL`,
      )
      .map(([value]) => Number(value))
      .sort((one, other) => one - other);
    const sketch = sum.sketch(name);
    expect([sketch.count, sketch.lowest, sketch.highest]).toEqual([
      values.length,
      values[0] ?? null,
      values.at(-1) ?? null,
    ]);
    for (const [index, found] of (sketch.quantiles(RATIOS) ?? []).entries()) {
      const position = (RATIOS[index] ?? 0) * (values.length - 1);
      expect(found).toBeGreaterThanOrEqual((values[Math.floor(position)] ?? 0) * 0.99 - 1e-6);
      expect(found).toBeLessThanOrEqual((values[Math.ceil(position)] ?? 0) * 1.01 + 1e-6);
    }
  }
}

/** Any run at any time of two weeks. */
function anyRun(random: () => number, id: string): EndedRun {
  const startedAt = START + Math.floor(random() * 14 * DAY);
  const slotAt = null;
  const which = random();
  const network = random() < 0.7 ? 'home' : 'office';
  if (which < 0.1) return failedRun({ id, startedAt, finishedAt: startedAt + 900 });
  if (which < 0.2) {
    const slots = 1 + Math.floor(random() * 30);
    return {
      ...RUN_OF.missed,
      id,
      startedAt,
      slotAt,
      outcome: 'missed',
      reason: 'asleep',
      slots,
      finishedAt: startedAt + (slots - 1) * HOUR,
    };
  }
  if (which < 0.25) return { ...RUN_OF.skipped, id, startedAt, finishedAt: startedAt };
  if (which < 0.3) return { ...RUN_OF.interrupted, id, startedAt, finishedAt: startedAt };
  const figures = {
    ...GOOD_FIGURES,
    downloadBitsPerSecond: random() < 0.1 ? null : Math.round(random() * 1e8),
    jitterMs: random() < 0.3 ? 0 : random() * 30,
    packetLossRatio: random() < 0.8 ? 0 : random() / 100,
    loadedLatencyUploadMs: 20 + random() * 200,
  };
  return completedRun({
    id,
    startedAt,
    finishedAt: startedAt + 9_000,
    figures,
    method: { ...GOOD_METHOD, network },
  });
}

/** Writes a run as a version did whose table has not every column of today. */
function writeAsBefore(database: Database, run: EndedRun): void {
  const known = new Set(database.ask("SELECT emit(name) FROM pragma_table_info('runs')").flat());
  const columns = WRITTEN_COLUMNS.filter((column) => known.has(column));
  const row = toRow(database, run);
  database
    .prepare(`INSERT INTO runs (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...columns.map((column) => row[column]));
}

describe('what is summed up', () => {
  it('is what the runs say, whatever is recorded, changed and taken away, and whenever it is summed up', () => {
    const random = seededRandom(17);
    const { database, runs } = temporaryRecords();
    const ids: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      for (let count = 0; count < 60; count += 1) {
        const again = random() < 0.15 ? ids[Math.floor(random() * ids.length)] : undefined;
        const id = again ?? `run-${ids.push(`run-${ids.length}`) - 1}`;
        runs.record(anyRun(random, id), NOT_JUDGED, []);
      }
      const gone = ids[Math.floor(random() * ids.length)] ?? '';
      if (round % 2 === 0) runs.shortenMissed(gone, null);
      else runs.shortenMissed(gone, { firstAt: 0, lastAt: START + DAY, count: 3 });
      const work = rollingUp(database);
      for (let portions = Math.floor(random() * 30); portions > 0; portions -= 1) work.next();
      const from = START + Math.floor(random() * 10 * DAY);
      for (const range of [ALWAYS, { from, to: from + Math.floor(random() * 6 * DAY) }]) {
        expectTruth(database, range);
      }
    }
    rollUpAll(database);
    expect(getPieces(database, ALWAYS, 'day').map(({ level }) => level)).toEqual(['day']);
    expectTruth(database, ALWAYS);
  });

  it('is brought up to date after each run, a day at a time', () => {
    const { database, runs } = temporaryRecords();
    for (let hour = 0; hour < 10; hour += 1) {
      runs.record(completedRun({ id: `run-${hour}`, startedAt: START + hour * 6 * HOUR }), NOT_JUDGED, []);
    }
    expect(rollUpAll(database)).toBe(3);
    expect(rollUpAll(database)).toBe(0);
    runs.record(completedRun({ id: 'one more', startedAt: START + HOUR + 1 }), NOT_JUDGED, []);
    expect(rollUpAll(database)).toBe(1);
  });

  it('follows for the runs of earlier versions, from the newest to the oldest, while all is readable', () => {
    const { database, runs } = temporaryRecords();
    const random = seededRandom(23);
    for (let index = 0; index < 200; index += 1) runs.record(anyRun(random, `run-${index}`), NOT_JUDGED, []);
    // As right after the migration of a database that has runs.
    database.exec(`DELETE FROM stale_hours; DELETE FROM roll_ups;
      UPDATE tallies SET value = ${START + 15 * DAY} WHERE name = 'rolled-up-from'`);
    const work = rollingUp(database);
    for (let before = rolledUpFrom(database); work.next(); before = rolledUpFrom(database)) {
      expect(rolledUpFrom(database)).toBeLessThan(before);
      expectTruth(database, ALWAYS);
    }
    expect(rolledUpFrom(database)).toBe(0);
    expect(getPieces(database, ALWAYS, 'day').map(({ level }) => level)).toEqual(['day']);
  });

  it('is made again where an earlier version had summed it up otherwise', () => {
    const database = openInMemory();
    migrate(database, null, MIGRATIONS.slice(0, 11));
    const random = seededRandom(37);
    for (let index = 0; index < 100; index += 1) writeAsBefore(database, anyRun(random, `run-${index}`));
    database.exec(`INSERT INTO roll_ups SELECT 24, 0, ${START}, 9, 9, 9, 9, 9, 9, 9, 9, 9, NULL, NULL, '[]', x'00';
      DELETE FROM stale_hours; UPDATE tallies SET value = 0 WHERE name = 'rolled-up-from'`);
    migrate(database, null, MIGRATIONS);
    expect(rolledUpFrom(database)).toBeGreaterThan(START);
    expectTruth(database, ALWAYS);
    rollUpAll(database);
    expect(rolledUpFrom(database)).toBe(0);
    expect(getPieces(database, ALWAYS, 'day').map(({ level }) => level)).toEqual(['day']);
    expectTruth(database, ALWAYS);
  });

  it('does not wait for the disk, while what is recorded does', () => {
    const { database, runs } = temporaryRecords();
    database.exec('PRAGMA synchronous = FULL');
    runs.record(completedRun(), NOT_JUDGED, []);
    const durability: unknown[] = [];
    const watched: Database = {
      prepare: (sql) => database.prepare(sql),
      ask: (sql) => database.ask(sql),
      askAsFarAsPossible: (sql) => database.askAsFarAsPossible(sql),
      close: () => database.close(),
      get isTransaction() {
        return database.isTransaction;
      },
      exec: (sql) => {
        database.exec(sql);
        if (sql === 'COMMIT')
          durability.push(database.ask('SELECT emit(synchronous) FROM pragma_synchronous'));
      },
    };
    rollUpAll(watched);
    runs.record(completedRun({ id: 'run-2' }), NOT_JUDGED, []);
    expect(durability).toEqual([[[1]]]);
    expect(database.ask('SELECT emit(synchronous) FROM pragma_synchronous')).toEqual([[2]]);
  });

  it('counts the runs that were tried', () => {
    const { database, runs } = temporaryRecords();
    const random = seededRandom(29);
    for (let index = 0; index < 150; index += 1) {
      runs.record(anyRun(random, `run-${index % 100}`), NOT_JUDGED, []);
    }
    database.exec("DELETE FROM runs WHERE id LIKE '%7'");
    const [[counted] = []] = database.ask(
      "SELECT emit(count(*)) FROM runs WHERE outcome NOT IN ('missed', 'skipped', 'running')",
    );
    expect(database.ask("SELECT emit(value) FROM tallies WHERE name = 'tried-runs'")).toEqual([[counted]]);
  });
});

describe('a chart of many runs', () => {
  it('shows what a chart of their single figures shows, medians within 1 %', () => {
    const { database, runs } = temporaryRecords();
    const random = seededRandom(31);
    for (let index = 0; index < 1_500; index += 1) {
      runs.record(anyRun(random, `run-${index}`), NOT_JUDGED, []);
    }
    for (const isRolledUp of [false, true]) {
      if (isRolledUp) rollUpAll(database);
      for (const bucket of [HOUR, 6 * HOUR, DAY, 7 * DAY]) {
        for (const range of [ALWAYS, { from: START + 2.3 * DAY, to: START + 9.71 * DAY }]) {
          const [exact, parts] = inSnapshot(database, () => [
            chartOfRuns(database, range, bucket),
            chartOfParts(database, range, bucket),
          ]);
          expect(parts.gaps).toEqual(exact.gaps);
          expect(parts.points.map(({ at, runs: count }) => [at, count])).toEqual(
            exact.points.map(({ at, runs: count }) => [at, count]),
          );
          for (const [index, point] of parts.points.entries()) {
            const other = exact.points[index];
            expect(point.spreads?.download?.lowest).toBe(other?.spreads?.download?.lowest);
            expect(point.spreads?.loadedLatency?.highest).toBe(other?.spreads?.loadedLatency?.highest);
          }
        }
      }
    }
  });
});
