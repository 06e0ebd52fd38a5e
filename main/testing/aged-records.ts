import { DAY_MS, HOUR_MS } from '../../shared/durations';
import { adoption } from '../storage/chain/adoption';
import { rollingUp } from '../storage/history/roll-ups';
import type { Portions } from '../storage/portions';
import { writeAgreement } from '../storage/retention/agreement';
import { thinning } from '../storage/retention/thinning';
import type { Database } from '../storage/sqlite';
import { inTransaction } from '../storage/migrate';
import { writeRun } from '../storage/runs/run-writes';
import { temporaryRecords } from './records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from './runs';

/** The records of the tests of retention: a test every three hours of some days, the last one the day before `NOW`. */
export const NOW = Date.parse('2026-11-26T18:00:00Z');
export const HOME = 'wlan0, 192.168.1.0/24';
export const AWAY = 'eth0, 10.0.0.0/8';
export const YEAR_AGO = Date.parse('2025-11-26T00:00:00Z');
export const TESTS_A_DAY = 8;
/** Enough days to tell what time it is. */
const LATELY = 8;

/** Does all portions of a work; how many there were. */
export function doAll(work: Portions): number {
  let portions = 0;
  while (work.next()) portions += 1;
  return portions;
}

/** Days around the moment a year before `NOW`, and the last ones before it: begins, rising. */
function daysOf(before: number, after: number): readonly number[] {
  const days = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => first + index * DAY_MS);
  return [
    ...days(YEAR_AGO - before * DAY_MS, before + after),
    ...days(NOW - (NOW % DAY_MS) - LATELY * DAY_MS, LATELY),
  ];
}

/**
 * Records of so many days before and after the moment a year ago, and of the last days, oldest first; every eighth test
 * failed, every fourth was made elsewhere.
 */
export function agedRecords(before = 4, after = 2) {
  const records = temporaryRecords();
  records.clock.set(new Date(NOW).toISOString());
  const days = daysOf(before, after);
  const begins = days.flatMap((day) =>
    Array.from({ length: TESTS_A_DAY }, (_, index) => day + index * 3 * HOUR_MS + 60_000),
  );
  inTransaction(records.database, () => {
    for (const [index, startedAt] of begins.entries()) {
      const head = { id: `test-${String(index).padStart(5, '0')}`, startedAt, finishedAt: startedAt + 9_000 };
      const method = { ...GOOD_METHOD, network: index % 4 === 0 ? AWAY : HOME };
      const figures = { ...GOOD_FIGURES, downloadBitsPerSecond: 50_000_000 + (index % 8) * 10_000_000 };
      const run =
        index % 8 === 7 ? failedRun({ ...head, method }) : completedRun({ ...head, method, figures });
      writeRun(records.database, run, [], run.finishedAt);
    }
  });
  doAll(adoption(records.database, () => NOW));
  doAll(rollingUp(records.database));
  return { ...records, begin: days[0] ?? NOW, tests: begins.length, days: days.length };
}

/** Removes what is older than so many months, after the user has agreed. */
export function thinAll(database: Database, months: number, now = NOW): number {
  writeAgreement(database, months, now);
  const portions = doAll(thinning(database, { now: () => now, months: () => months }));
  doAll(rollingUp(database));
  return portions;
}
