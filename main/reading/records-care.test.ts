import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../storage/database';
import { forgetChecked, isCheckedLately, markChecked } from '../storage/recovery/checked-mark';
import { FakeClock, settled } from '../testing/fake-clock';
import { temporaryFolder } from '../testing/folder';
import { NOW, openRecords } from '../testing/recorded-folder';
import { keepChecking } from './records-care';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function folderWithRecords(): string {
  const folder = temporaryFolder();
  const { database, record } = openRecords(folder);
  record(1, 200);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return folder;
}

function caring(answers: readonly (string | null | Error)[]) {
  const folder = folderWithRecords();
  const clock = new FakeClock(NOW);
  const left = [...answers];
  const damage: string[] = [];
  const log: string[] = [];
  const stop = keepChecking({
    reader: {
      ask: () => {
        const answer = left.shift();
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
      },
    },
    folder,
    clock,
    timers: clock,
    onDamage: (why) => damage.push(why),
    log: (words) => log.push(words),
  });
  return { folder, clock, damage, log, left, stop };
}

describe('a look at every page', () => {
  it('is taken once the start is over, and each day', async () => {
    const { clock, left, stop } = caring([null, null, null]);
    await clock.advance(3 * MINUTE - 1);
    expect(left).toHaveLength(3);
    await clock.advance(1);
    expect(left).toHaveLength(2);
    await clock.advance(DAY);
    expect(left).toHaveLength(1);
    stop();
    expect(clock.nextTimerAt).toBeNull();
  });

  it('that finds all whole need not be taken at the next start', async () => {
    const { folder, clock } = caring([null]);
    expect(isCheckedLately(folder, clock.now())).toBe(false);
    await clock.advance(3 * MINUTE);
    await settled();
    expect(isCheckedLately(folder, clock.now())).toBe(true);
  });

  it('that finds a fault says so, and that it could not be taken is noted', async () => {
    const { clock, damage, log, folder } = caring(['page 7 is never used', new Error('busy')]);
    await clock.advance(3 * MINUTE);
    await clock.advance(DAY);
    await settled();
    expect(damage).toEqual(['page 7 is never used']);
    expect(log).toEqual(['The records could not be looked at']);
    expect(isCheckedLately(folder, clock.now())).toBe(false);
  });
});

describe('the mark of records that were looked at', () => {
  it('counts for two weeks, for this file, and not by a clock that is behind', () => {
    const folder = folderWithRecords();
    markChecked(folder, NOW);
    expect(isCheckedLately(folder, NOW + 13 * DAY)).toBe(true);
    expect(isCheckedLately(folder, NOW + 14 * DAY)).toBe(false);
    expect(isCheckedLately(folder, NOW - 1)).toBe(false);
    const bytes = readFileSync(join(folder, 'linewatch.db'));
    writeFileSync(join(folder, 'other.db'), bytes);
    const mark = join(folder, 'checked.json');
    writeFileSync(mark, readFileSync(mark, 'utf8').replace(/"inode":"\d+"/, '"inode":"1"'));
    expect(isCheckedLately(folder, NOW)).toBe(false);
    writeFileSync(mark, '{oops');
    expect(isCheckedLately(folder, NOW)).toBe(false);
  });

  it('spares the start the look: only without it, what is wrong with a page is found there', () => {
    const folder = folderWithRecords();
    const path = join(folder, 'linewatch.db');
    const bytes = readFileSync(path);
    // The last page holds runs, or an index of them: no start reads it.
    bytes.fill(7, bytes.length - 2_000);
    writeFileSync(path, bytes);
    markChecked(folder, NOW);
    const spared = openDatabase(folder, NOW);
    expect(spared.state).toEqual({ kind: 'fine' });
    spared.database.close();
    forgetChecked(folder);
    const { state, database } = openDatabase(folder, NOW);
    expect(state.kind).not.toBe('fine');
    expect(existsSync(`${path}.damaged-${NOW}`)).toBe(true);
    database.close();
  });
});
