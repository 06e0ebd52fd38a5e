import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { temporaryFolder } from '../testing/folder';
import { NOW, openRecords } from '../testing/recorded-folder';
import { canMount, smallDisk } from '../testing/small-disk';
import { copyCalmly, keepCopies, keepDailyCopy, type CopyFailure } from './copies';
import { lookAt } from './recovery/contents';
import { openFile, type Database } from './sqlite';

const HOUR = 3_600_000;

function records(folder = temporaryFolder()) {
  const { database, record } = openRecords(folder);
  onTestFinished(() => database.close());
  const copies = join(folder, 'copies');
  const names = () => (existsSync(copies) ? readdirSync(copies).sort() : []);
  const runsIn = (name: string) => {
    const look = lookAt(join(copies, name), NOW, { readOnly: true });
    return look.kind === 'sound' ? look.contents.runs : look.kind;
  };
  return { folder, database, record, names, runsIn };
}

describe('copies of the records', () => {
  it('are made a minute after the start, and renewed in the course of the day', async () => {
    const { folder, database, record, names, runsIn } = records();
    const clock = new FakeClock(NOW);
    const stop = keepCopies({
      copy: (isRenewed) => Promise.resolve(keepDailyCopy(database, folder, clock.now(), { isRenewed })),
      timers: clock,
      onFailing: () => undefined,
      log: () => undefined,
    });
    record(1, 2);
    await clock.advance(59_000);
    expect(names()).toEqual([]);
    await clock.advance(1_000);
    expect(names()).toEqual(['2026-11-23.db']);
    record(3, 5);
    await clock.advance(5 * HOUR);
    expect(runsIn('2026-11-23.db')).toBe(2);
    await clock.advance(HOUR);
    expect(runsIn('2026-11-23.db')).toBe(5);
    await clock.advance(7 * HOUR);
    expect(names()).toEqual(['2026-11-23.db', '2026-11-24.db']);
    stop();
    expect(clock.nextTimerAt).toBeNull();
  });

  it('that fail twice are told of once, and so is the first one that is written again', async () => {
    const clock = new FakeClock(NOW);
    const told: (CopyFailure | null)[] = [];
    const answers = [
      () => Promise.reject(new Error('EACCES: permission denied')),
      () => Promise.resolve('no-room' as const),
      () => Promise.resolve('no-room' as const),
      () => Promise.resolve('copied' as const),
      () => Promise.reject(new Error('the disk is busy')),
      () => Promise.resolve('up-to-date' as const),
    ];
    const stop = keepCopies({
      copy: () => (answers.shift() ?? (() => Promise.resolve('copied' as const)))(),
      timers: clock,
      onFailing: (failure) => void told.push(failure),
      log: () => undefined,
    });
    await clock.advance(6 * HOUR);
    expect(told).toEqual([{ problem: 'no-room', detail: '' }, null, null]);
    stop();
  });

  it('are not written again while there is nothing new', () => {
    const { folder, database, record } = records();
    record(1, 1);
    expect(keepDailyCopy(database, folder, NOW)).toBe('copied');
    expect(keepDailyCopy(database, folder, NOW, { isRenewed: true })).toBe('up-to-date');
  });

  it('take the place of one of today that is damaged', () => {
    const { folder, database, record, runsIn } = records();
    record(1, 3);
    keepDailyCopy(database, folder, NOW);
    writeFileSync(join(folder, 'copies/2026-11-23.db'), 'damaged, and long enough to be looked at, too');
    expect(keepDailyCopy(database, folder, NOW)).toBe('copied');
    expect(runsIn('2026-11-23.db')).toBe(3);
  });

  it('do not take the place of one of today that holds more', () => {
    const { folder, database, record } = records();
    record(1, 3);
    keepDailyCopy(database, folder, NOW);
    database.exec(`DELETE FROM runs WHERE id = 'run-3'`);
    expect(keepDailyCopy(database, folder, NOW, { isRenewed: true })).toBe('up-to-date');
  });

  it('count only once they are shown to hold what the records hold', async () => {
    const { folder, database, record, names } = records();
    record(1, 3);
    const log: string[] = [];
    await copyCalmly({
      copy: () => new Promise((resolve) => resolve(keepDailyCopy(copyingBadly(database), folder, NOW))),
      log: (sentence) => void log.push(sentence),
    });
    expect(names()).toEqual([]);
    expect(log).toEqual(['The daily copy of the records could not be written']);
  });

  it('are the seven that hold most, however their days are called', () => {
    const { folder, database, record, names } = records();
    for (let day = 0; day < 6; day += 1) {
      record(day + 1, day + 1);
      // The second was made while the clock was years ahead.
      keepDailyCopy(database, folder, day === 1 ? Date.parse('2031-01-01') : NOW + day * 24 * HOUR);
    }
    expect(names()).toHaveLength(6);
    for (let day = 6; day < 9; day += 1) {
      record(day + 1, day + 1);
      keepDailyCopy(database, folder, NOW + day * 24 * HOUR);
    }
    expect(names()).toEqual(
      ['25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}.db`).concat('2026-12-01.db'),
    );
  });

  it.runIf(canMount)('leave a disk alone that has too little room (mounting needs root)', () => {
    const { folder, database, record, names } = records(smallDisk(1_024));
    record(1, 3);
    expect(keepDailyCopy(database, folder, NOW)).toBe('no-room');
    expect(names()).toEqual([]);
  });
});

/** Records whose copies come out empty. */
function copyingBadly(database: Database): Database {
  return {
    exec: (sql) => database.exec(sql),
    ask: (sql) => database.ask(sql),
    close: () => undefined,
    isTransaction: false,
    askAsFarAsPossible: (sql) => database.askAsFarAsPossible(sql),
    prepare: (sql) => {
      if (!sql.startsWith('VACUUM INTO')) return database.prepare(sql);
      return {
        get: () => undefined,
        all: () => [],
        run: (path) => {
          if (typeof path === 'string') openFile(path).close();
          return { changes: 0 };
        },
      };
    },
  };
}
