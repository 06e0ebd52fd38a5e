import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/durations';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { verifyReport } from '../core/report/verify';
import { agedRecords, NOW, thinAll, YEAR_AGO } from '../testing/aged-records';
import { sha256 } from '../storage/chain/sha256';
import type { Database } from '../storage/sqlite';
import { makeReport } from './report-maker';

function report(database: Database, from: number, to: number) {
  const context = { plans: DEFAULT_SETTINGS, network: null, timeZone: 'UTC', version: '1.0.0', now: NOW };
  const made = makeReport(database, { ...context, range: { from, to } });
  if (made.kind !== 'made') throw new Error(made.kind);
  return made.file;
}

describe('a report over a time of which single tests were removed', () => {
  it('says how many there were and when they were removed, and proves to be unchanged', () => {
    const { database } = agedRecords();
    thinAll(database, 12);
    const file = report(database, YEAR_AGO - 10 * DAY_MS, YEAR_AGO + 10 * DAY_MS);
    expect(file.summary.thinned).toEqual({
      tests: 32,
      from: '2025-11-22T00:01:00.000Z',
      to: '2025-11-25T21:01:00.000Z',
      removedAt: new Date(NOW).toISOString(),
    });
    expect(file.changedRecords).toBe(0);
    expect(file.summary.tests).toBe(16);
    expect(verifyReport(JSON.stringify(file), sha256)).toMatchObject({ kind: 'verified', findings: [] });
  });

  it('of the time that is left is as it was', () => {
    const { database } = agedRecords();
    const before = report(database, YEAR_AGO, NOW);
    thinAll(database, 12);
    const after = report(database, YEAR_AGO, NOW);
    expect(after.summary).toEqual(before.summary);
    expect(verifyReport(JSON.stringify(after), sha256)).toMatchObject({ findings: [] });
  });

  it('does not take a test for removed that somebody took out of the records', () => {
    const { database } = agedRecords();
    thinAll(database, 12);
    database.exec(`DELETE FROM runs WHERE started_at = ${YEAR_AGO + 60_000}`);
    const file = report(database, YEAR_AGO - 10 * DAY_MS, YEAR_AGO + 10 * DAY_MS);
    expect(file.changedRecords).toBe(1);
    expect(file.summary.thinned?.tests).toBe(32);
  });
});
