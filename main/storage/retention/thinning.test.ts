import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/durations';
import { Aggregate } from '../../core/rollup/aggregate';
import {
  AWAY,
  agedRecords,
  doAll,
  HOME,
  NOW,
  TESTS_A_DAY,
  thinAll,
  YEAR_AGO,
} from '../../testing/aged-records';
import { mailDraft } from '../../testing/drafts';
import { NOT_JUDGED } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { visitParts } from '../history/history-parts';
import { NoteStore } from '../notes/note-store';
import { getContents } from '../recovery/contents';
import { ExclusionStore } from '../runs/exclusion-store';
import type { Database } from '../sqlite';
import { writeAgreement } from './agreement';
import { thinnedTime, visitThinned } from './thinned-parts';
import { thinning } from './thinning';

const ALWAYS = { from: 0, to: 8.64e15 };

const ids = (database: Database) =>
  database.ask('SELECT emit(id) FROM runs ORDER BY started_at').map(([id]) => String(id));

/** Everything that counts, by what is there and what stays of what is not. */
function summed(database: Database, networks?: readonly string[]): Aggregate {
  const sum = new Aggregate();
  visitThinned(database, ALWAYS, { coarsest: 'day', networks }, (part) => sum.merge(part));
  visitParts(database, ALWAYS, 'day', { run: (run) => sum.add(run), part: (part) => sum.merge(part) });
  return sum;
}

const essence = ({ counts, downloadBytes, firstAt, lastAt, ...sum }: Aggregate) => ({
  counts,
  downloadBytes,
  withFigures: sum.withFigures,
  firstAt,
  lastAt,
});

describe('single tests that are older than the user keeps them', () => {
  it('are removed, and what they were hour by hour and day by day stays', () => {
    const { database, begin, days } = agedRecords();
    const before = summed(database);
    const downloads = before.sketch('download').quantiles([0, 0.05, 0.5, 0.95, 1]);
    expect(thinAll(database, 12)).toBeGreaterThan(1);
    expect(begin).toBeLessThan(YEAR_AGO);
    expect(database.ask('SELECT emit(min(started_at)) FROM runs')[0]?.[0]).toBe(YEAR_AGO + 60_000);
    const removed = ((YEAR_AGO - begin) / DAY_MS) * TESTS_A_DAY;
    expect(thinnedTime(database)).toEqual({ until: YEAR_AGO, tests: removed });
    const after = summed(database);
    expect(essence(after)).toEqual(essence(before));
    expect(after.sketch('download').quantiles([0, 0.05, 0.5, 0.95, 1])).toEqual(downloads);
    expect(after.states.states.filter(({ kind }) => kind === 'failed').length).toBe(days);
  });

  it('stay while the user has not agreed, for ever by default, and no shorter than was agreed', () => {
    const { database } = agedRecords();
    const all = ids(database).length;
    const options = { now: () => NOW, months: () => 12 };
    expect(doAll(thinning(database, options))).toBe(0);
    writeAgreement(database, 24, NOW);
    doAll(thinning(database, options));
    writeAgreement(database, 12, NOW);
    doAll(thinning(database, { ...options, months: () => null }));
    expect(ids(database)).toHaveLength(all);
  });

  it('stay where a person has written about them, excluded them, or waits for a message', () => {
    const { database, clock, runs, begin } = agedRecords();
    const old = (id: string, change = {}) => completedRun({ id, startedAt: begin + 7_000_000, ...change });
    runs.record(old('told'), NOT_JUDGED, [mailDraft({ runId: 'told' })]);
    runs.record(old('campaign', { schedule: { id: 'campaign-1', name: 'Campaign' } }), NOT_JUDGED, []);
    for (const id of ['noted', 'excluded', 'imported']) runs.record(old(id), NOT_JUDGED, []);
    new NoteStore(database, clock).save({ id: 'note', at: begin, runId: 'noted', text: 'New router' });
    new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] }).exclude('excluded', 'why');
    database.exec("UPDATE runs SET import_id = 'import-1' WHERE id = 'imported'");
    thinAll(database, 12);
    expect(ids(database).filter((id) => !id.startsWith('test-'))).toEqual(
      expect.arrayContaining(['told', 'campaign', 'noted', 'excluded', 'imported']),
    );
    // A message that was delivered stays, and keeps no test.
    database.exec("UPDATE outbox SET state = 'sent'");
    thinAll(database, 12, NOW + DAY_MS);
    expect(ids(database)).not.toContain('told');
    expect(database.ask('SELECT emit(run_id, state) FROM outbox')).toEqual([[null, 'sent']]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });

  it('stay network by network', () => {
    const { database } = agedRecords();
    const before = { home: ids(database).length, away: 0 };
    before.away = Number(database.ask(`SELECT emit(count(*)) FROM runs WHERE network = '${AWAY}'`)[0]?.[0]);
    thinAll(database, 12);
    const parts = (network: string) => {
      const sum = new Aggregate();
      visitThinned(database, ALWAYS, { coarsest: 'hour', networks: [network] }, (part) => sum.merge(part));
      return Object.values(sum.counts).reduce((one, other) => one + other, 0);
    };
    const left = Number(database.ask(`SELECT emit(count(*)) FROM runs WHERE network = '${AWAY}'`)[0]?.[0]);
    expect(parts(AWAY)).toBe(before.away - left);
    expect(parts(HOME) + parts(AWAY)).toBe(thinnedTime(database)?.tests);
  });

  it('are no loss: what the records hold in all is counted on', () => {
    const { database } = agedRecords();
    const before = getContents(database, NOW);
    thinAll(database, 12);
    expect(getContents(database, NOW)).toEqual(before);
  });
});

describe('a clock that is wrong', () => {
  it('removes nothing that the tests themselves do not show to be old', () => {
    const { database } = agedRecords(0, 3);
    const all = ids(database);
    thinAll(database, 12, Date.parse('2046-01-01T00:00:00Z'));
    expect(ids(database)).toEqual(all);
  });
});
