import { describe, expect, it } from 'vitest';
import { OUTCOMES, type EndedRun } from '../../../shared/run';
import { seededRandom } from '../../testing/random';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { readChart } from '../history/chart';
import { dataUseBetween } from '../history/data-use';
import { rollingUp } from '../history/roll-ups';
import { ExclusionStore } from './exclusion-store';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-09T00:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };
function madeRun(index: number, random: () => number): EndedRun {
  const startedAt = START + index * 3 * HOUR + Math.floor(random() * HOUR);
  const change = { id: `run-${index}`, startedAt, finishedAt: startedAt + 9_000 };
  const chance = random();
  if (chance < 0.15) return failedRun(change);
  if (chance < 0.2) return { ...RUN_OF.cancelled, ...change };
  if (chance < 0.25) return { ...RUN_OF.missed, ...change };
  const downloadBitsPerSecond = Math.round((random() < 0.4 ? 60 : 95) * 1e6 + random() * 1e6);
  const figures = { ...GOOD_FIGURES, downloadBitsPerSecond, latencyMs: 5 + Math.round(random() * 20) };
  return completedRun({
    ...change,
    figures,
    method: { ...GOOD_METHOD, network: random() < 0.8 ? 'home' : 'away' },
  });
}

/** Records of these runs. */
function recordsOf(list: readonly EndedRun[]) {
  const records = temporaryRecords();
  const { database, runs, history, clock } = records;
  for (const run of list) runs.record(run, NOT_JUDGED, []);
  const exclusions = new ExclusionStore({
    database,
    clock,
    rules: () => [],
    verdictsOf: (id) => history.verdicts(id),
  });
  return { ...records, exclusions };
}

const rollUpAll = (records: ReturnType<typeof recordsOf>) => {
  const work = rollingUp(records.database);
  while (work.next());
};

describe('a run that is excluded from statistics', () => {
  it('stays in the history with its reason, on its page and in the count, before and after it is summed up', () => {
    const random = seededRandom(1);
    const records = recordsOf(Array.from({ length: 60 }, (_, index) => madeRun(index, random)));
    const page = () => records.history.page({ range: ALWAYS, outcomes: OUTCOMES, limit: 100, offset: 0 });
    const before = page();
    const tried = before.rows.find(({ run }) => run.outcome === 'completed')?.run ?? expect.unreachable();
    rollUpAll(records);
    records.exclusions.exclude(tried.id, ' test\u200b of a\ncable ');
    const exclusion = { reason: 'test of a cable', at: records.clock.now() };
    for (let round = 0; round < 2; round += 1) {
      expect(page().total).toBe(before.total);
      expect(page().rows.find(({ run }) => run.id === tried.id)?.run).toEqual({ ...tried, exclusion });
      const last = records.history.page({ range: ALWAYS, outcomes: OUTCOMES, limit: 10, offset: 55 });
      expect(last.rows.map(({ run }) => run.id)).toEqual(before.rows.slice(55).map(({ run }) => run.id));
      rollUpAll(records);
    }
    expect(records.history.account(tried.id)?.run.exclusion).toEqual(exclusion);
  });

  it('stands in the chart by itself, hollow, of the networks that are shown', () => {
    const records = recordsOf([
      completedRun({ id: 'a', startedAt: START }),
      completedRun({ id: 'b', startedAt: START + HOUR }),
    ]);
    records.exclusions.exclude('b', 'download');
    const range = { from: START, to: START + DAY };
    const network = GOOD_METHOD.network;
    expect(readChart(records.database, range)).toMatchObject({
      points: [{ at: START, runs: 1 }],
      excluded: [
        {
          runId: 'b',
          at: START + HOUR,
          reason: 'download',
          downloadBitsPerSecond: GOOD_FIGURES.downloadBitsPerSecond,
        },
      ],
    });
    expect(readChart(records.database, range, { networks: [network] }).excluded).toHaveLength(1);
    expect(readChart(records.database, range, { networks: ['other'] }).excluded).toEqual([]);
    expect(readChart(records.database, range, { outcomes: ['completed'] }).excluded).toHaveLength(1);
    expect(readChart(records.database, range, { outcomes: ['failed'] }).excluded).toEqual([]);
  });

  it('counts as data that was moved, since it was', () => {
    const records = recordsOf([completedRun()]);
    const before = dataUseBetween(records.database, 0, 8.64e15);
    records.exclusions.exclude('run-1', 'download');
    expect(dataUseBetween(records.database, 0, 8.64e15)).toEqual(before);
    expect(records.runs.lastTriedAt()).toBe(completedRun().startedAt);
  });

  it('keeps the moment of its exclusion while the reason changes', () => {
    const records = recordsOf([completedRun()]);
    const at = records.clock.now();
    records.exclusions.exclude('run-1', 'one');
    records.clock.advance(DAY);
    records.exclusions.exclude('run-1', 'two');
    expect(records.history.details('run-1')?.run.exclusion).toEqual({ reason: 'two', at });
  });

  it('is none that measured nothing, still runs, or is not recorded; and none without a reason', () => {
    const records = recordsOf([
      { ...RUN_OF.missed, id: 'missed' },
      { ...RUN_OF.skipped, id: 'skipped' },
      failedRun(),
    ]);
    const { exclusions, runs } = records;
    const { outcome: _, finishedAt: __, figures: ___, method: ____, ...head } = completedRun({ id: 'open' });
    runs.open({ ...head, outcome: 'running' });
    for (const id of ['missed', 'skipped', 'open', 'nobody']) {
      expect(exclusions.exclude(id, 'x')).toEqual({ kind: 'not-possible' });
    }
    expect(exclusions.exclude('run-2', ' \u200b ')).toEqual({ kind: 'no-reason' });
    expect(exclusions.exclude('run-2', 'x')).toEqual({ kind: 'saved' });
  });

  it('is in the chain of what was recorded: when it is excluded, for which reason, and when it counts again', () => {
    const { exclusions, database } = recordsOf([failedRun()]);
    exclusions.include('run-2');
    exclusions.exclude('run-2', 'one');
    exclusions.exclude('run-2', 'two');
    exclusions.include('run-2');
    expect(database.ask("SELECT emit(kind) FROM chain WHERE kind LIKE 'ex%' ORDER BY number")).toEqual([
      ['exclusion'],
      ['exclusion'],
      ['exclusion-removed'],
    ]);
  });

  it('keeps what is recorded of it again from counting', () => {
    const { runs, exclusions, history } = recordsOf([failedRun()]);
    exclusions.exclude('run-2', 'x');
    runs.record(failedRun({ detail: 'again' }), NOT_JUDGED, []);
    expect(history.details('run-2')?.run).toMatchObject({ detail: 'again', exclusion: { reason: 'x' } });
  });
});
