import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { temporaryFolder } from '../testing/folder';
import { closeRecords, fileIn, openRecords } from '../testing/recorded-folder';
import { canMount, smallDisk, takeAway } from '../testing/small-disk';
import { RecordingHealth } from './recording-health';

const NOON = Date.parse('2026-11-23T12:00:00Z');

function healthIn(folder = join(temporaryFolder(), 'data')) {
  const records = openRecords(folder);
  const clock = new FakeClock(NOON);
  const seen = { changes: 0, rewrites: 0 };
  const health = new RecordingHealth({
    folder,
    database: records.database,
    clock,
    timers: clock,
    log: () => undefined,
    onChanged: () => (seen.changes += 1),
    onRewritten: () => (seen.rewrites += 1),
  });
  return { ...records, folder, clock, health, seen };
}

describe('whether results can be recorded', () => {
  it('is known from the first write that the disk refuses, and found out again', () => {
    const { health, database, record, folder, seen } = healthIn();
    expect(health.state).toEqual({ kind: 'fine' });
    database.exec('PRAGMA query_only = ON');
    expect(() => record(1, 1)).toThrow(/readonly/);
    expect(health.state).toEqual({ kind: 'failing', problem: 'read-only', since: NOON, folder });
    health.look();
    expect(health.state.kind).toBe('failing');
    database.exec('PRAGMA query_only = OFF');
    health.look();
    expect(health.state).toEqual({ kind: 'fine' });
    expect(seen.changes).toBe(2);
    closeRecords(database);
  });

  it('is looked at every ten seconds, and every five in trouble', async () => {
    const { health, database, clock, folder } = healthIn();
    const stop = health.watch();
    renameSync(folder, `${folder}-elsewhere`);
    await clock.advance(9_000);
    expect(health.state.kind).toBe('fine');
    await clock.advance(1_000);
    expect(health.state).toMatchObject({ kind: 'moved', since: NOON + 10_000 });
    renameSync(`${folder}-elsewhere`, folder);
    await clock.advance(5_000);
    expect(health.state.kind).toBe('fine');
    stop();
    expect(clock.nextTimerAt).toBeNull();
    closeRecords(database);
  });

  it('is no matter of faults of the program', () => {
    const { health, database } = healthIn();
    expect(() => database.exec('SELECT a FROM nowhere')).toThrow(/no such table/);
    expect(health.state.kind).toBe('fine');
    closeRecords(database);
  });
});

describe('a data folder that disappears', () => {
  it('by being moved loses nothing: results go on into the moved file', () => {
    const { health, database, record, folder } = healthIn();
    record(1, 1);
    renameSync(folder, `${folder}-elsewhere`);
    health.look();
    record(2, 2);
    closeRecords(database);
    const moved = openRecords(`${folder}-elsewhere`);
    expect(moved.ids()).toEqual(['run-2', 'run-1']);
    closeRecords(moved.database);
  });

  it('with another one in its place is moved too, and the other one is left alone', () => {
    const { health, database, folder } = healthIn();
    renameSync(folder, `${folder}-elsewhere`);
    mkdirSync(folder);
    writeFileSync(fileIn(folder), 'somebody else’s');
    health.look();
    expect(health.state.kind).toBe('moved');
    expect(statSync(fileIn(folder)).size).toBe(17);
    closeRecords(database);
  });

  it('by being deleted is made again, with every result, and recording goes on', () => {
    const { health, database, record, folder, seen } = healthIn();
    record(1, 3);
    // Prepared before, as the statements of the history are.
    const count = database.prepare('SELECT count(*) AS count FROM runs');
    expect(count.get()).toEqual({ count: 3 });
    rmSync(folder, { recursive: true });
    record(4, 4);
    health.look();
    expect(health.state).toEqual({ kind: 'fine' });
    expect(seen.rewrites).toBe(1);
    record(5, 5);
    expect(count.get()).toEqual({ count: 5 });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600);
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    closeRecords(database);
    const again = openRecords(folder);
    expect(again.ids()).toHaveLength(5);
    closeRecords(again.database);
  });

  it('and cannot be made again is said, and tried again', () => {
    const { health, database, record, folder } = healthIn();
    record(1, 1);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    health.look();
    expect(health.state.kind).toBe('failing');
    rmSync(folder);
    health.look();
    expect(health.state.kind).toBe('fine');
    expect(existsSync(fileIn(folder))).toBe(true);
    closeRecords(database);
  });
});

/** Writes until the disk takes no byte more. */
function fill(path: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(path, 'x'.repeat(size), { flag: 'a' });
    } catch {
      continue;
    }
  }
}

// Mounting needs root; the folder that is moved, above, is the twin.
it.runIf(canMount)('a disk that is away for a while costs no result, and its place stays empty', () => {
  const place = smallDisk(8_192);
  const { health, database, record, ids } = healthIn(join(place, 'data'));
  record(1, 1);
  const giveBack = takeAway(place);
  health.look();
  expect(health.state).toMatchObject({ kind: 'moved', problem: 'missing' });
  record(2, 2);
  expect(readdirSync(place)).toEqual([]);
  giveBack();
  health.look();
  expect(health.state).toEqual({ kind: 'fine' });
  record(3, 3);
  expect(ids()).toEqual(['run-3', 'run-2', 'run-1']);
  closeRecords(database);
});

// Mounting needs root; the first test above is the twin of these with a refusal that needs none.
describe.runIf(canMount)('a full disk', () => {
  it('is noticed before a result is lost to it, and when there is room again', () => {
    const { health, database, record, ids, folder } = healthIn(join(smallDisk(4_096), 'data'));
    record(1, 1);
    fill(join(folder, 'film.mkv'));
    health.look();
    expect(health.state).toMatchObject({ kind: 'failing', problem: 'full' });
    expect(() => record(2, 9)).toThrow(/full/);
    rmSync(join(folder, 'film.mkv'));
    health.look();
    expect(health.state).toEqual({ kind: 'fine' });
    record(10, 10);
    expect(ids()).toContain('run-10');
    expect(readdirSync(folder)).not.toContain('linewatch.probe');
    closeRecords(database);
  });

  it('still takes results by what was set aside', async () => {
    const { health, database, record, clock, folder } = healthIn(join(smallDisk(100_000), 'data'));
    const stop = health.watch();
    await clock.advance(60_000);
    expect(statSync(join(folder, 'reserve')).size).toBe(8 * 1024 * 1024);
    fill(join(folder, 'film.mkv'));
    health.look();
    expect(health.state).toMatchObject({ kind: 'low', problem: 'full' });
    expect(existsSync(join(folder, 'reserve'))).toBe(false);
    record(1, 20);
    rmSync(join(folder, 'film.mkv'));
    health.look();
    expect(health.state).toEqual({ kind: 'fine' });
    expect(existsSync(join(folder, 'reserve'))).toBe(true);
    stop();
    closeRecords(database);
  });
});
