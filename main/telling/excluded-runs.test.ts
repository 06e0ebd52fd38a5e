import { describe, expect, it } from 'vitest';
import type { EndedRun } from '../../shared/run';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { rulesSchema } from '../../shared/rules/rules';
import { backTest } from '../core/judging/back-test';
import { judgeRun } from '../core/judging/judge-run';
import { Aggregate } from '../core/rollup/aggregate';
import { judgeContext } from '../testing/messages';
import { seededRandom } from '../testing/random';
import { temporaryRecords } from '../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../testing/runs';
import { readChart } from '../storage/history/chart';
import { visitParts } from '../storage/history/history-parts';
import { readDistribution, readHourPatterns } from '../storage/history/patterns';
import { rollingUp } from '../storage/history/roll-ups';
import { ExclusionStore } from '../storage/runs/exclusion-store';
import { Evaluator } from './evaluator';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-09T00:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };
const RULES = rulesSchema.parse([
  {
    id: 'slow',
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      breaches: 2,
      of: 3,
      against: { kind: 'value', value: 80_000_000 },
    },
  },
  { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'] } },
]);
const SETTINGS = { ...DEFAULT_SETTINGS, rules: RULES };

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

/** Records of these runs, judged by the rules as they came. */
function recordsOf(list: readonly EndedRun[]) {
  const records = temporaryRecords();
  const { database, runs, occasions, history, clock } = records;
  for (const run of list) {
    const memories = occasions.memories();
    runs.record(run, judgeRun(run, judgeContext(run, SETTINGS, { memories })), []);
  }
  const exclusions = new ExclusionStore({
    database,
    clock,
    rules: () => RULES,
    verdictsOf: (id) => history.verdicts(id),
  });
  return { ...records, exclusions };
}

const rollUpAll = (records: ReturnType<typeof recordsOf>) => {
  const work = rollingUp(records.database);
  while (work.next());
};

/** Everything that is computed of the runs. */
function statistics({ database, runs, occasions, clock }: ReturnType<typeof recordsOf>, probe: EndedRun) {
  const sum = new Aggregate();
  visitParts(database, ALWAYS, 'day', { run: (run) => sum.add(run), part: (part) => sum.merge(part) });
  const evaluator = new Evaluator({
    runs,
    settings: () => SETTINGS,
    ceiling: () => null,
    timeZone: () => 'Europe/Berlin',
    log: (line) => expect.unreachable(line),
  });
  const ended = runs.endedBetween(0, 8.64e15);
  const past = { settings: SETTINGS, timeZone: 'Europe/Berlin', ceiling: null };
  const charts = [null, { networks: ['home'] }, { outcomes: ['failed' as const] }].map((filter) => {
    const { excluded: _, ...chart } = readChart(database, { from: START, to: START + 40 * DAY }, filter);
    return chart;
  });
  const patterns = { range: ALWAYS, filter: null, figure: 'download' } as const;
  const plan = { settings: SETTINGS, home: 'home' };
  return {
    ended,
    charts,
    patterns: [
      readHourPatterns(database, patterns, 'Europe/Berlin'),
      readDistribution(database, patterns, plan),
    ],
    counts: sum.counts,
    bytes: [sum.withFigures, sum.downloadBytes, sum.uploadBytes, sum.firstAt, sum.lastAt],
    figures: [...sum.figureBytes()],
    measured: runs.measuredBetween(0, 8.64e15),
    lastCompleted: runs.lastCompleted(5).map(({ id }) => id),
    lastTried: runs.lastTried()?.id,
    evaluations: evaluator.summarise([...ended, probe]),
    probe: evaluator.evaluate(probe),
    told: RULES.map((rule) => backTest(rule, ended, past)),
    memories: Object.entries(occasions.memories()).map(([id, { recent, recentAt, breachedSince }]) => ({
      id,
      recent,
      recentAt,
      breachedSince,
    })),
    now: clock.now(),
  };
}

const PROBE = completedRun({ id: 'probe', startedAt: START + 13 * DAY, finishedAt: START + 13 * DAY + 1 });

describe('a run that is excluded from statistics', () => {
  it.each([3, 4, 5, 6, 7, 8])('counts nowhere, as in a history without it, and counts again (%d)', (seed) => {
    const random = seededRandom(seed);
    const list = Array.from({ length: 90 }, (_, index) => madeRun(index, random));
    const candidates = list.filter(({ outcome }) => outcome !== 'missed');
    for (const place of [candidates.length - 1, candidates.length - 2, Math.floor(random() * 50)]) {
      const excluded = candidates[place] ?? expect.unreachable();
      const records = recordsOf(list);
      const all = statistics(records, PROBE);
      rollUpAll(records);
      expect(records.exclusions.exclude(excluded.id, 'a download ran beside it')).toEqual({ kind: 'saved' });
      const without = statistics(recordsOf(list.filter(({ id }) => id !== excluded.id)), PROBE);
      expect(statistics(records, PROBE)).toEqual(without);
      rollUpAll(records);
      expect(statistics(records, PROBE)).toEqual(without);
      expect(records.exclusions.include(excluded.id)).toEqual({ kind: 'saved' });
      expect(statistics(records, PROBE)).toEqual(all);
      rollUpAll(records);
      expect(statistics(records, PROBE)).toEqual(all);
    }
  });
});

describe('a rule whose breach is excluded', () => {
  const slow = (id: string, hours: number) =>
    completedRun({
      id,
      startedAt: START + hours * HOUR,
      figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 50_000_000 },
    });
  it('tells of the next breach, although it had told of that one', () => {
    const told = { channels: { ...SETTINGS.channels, desktop: { isEnabled: true } } };
    const records = recordsOf([]);
    const { runs, occasions, exclusions } = records;
    const settings = { ...SETTINGS, ...told };
    const judge = (run: EndedRun) => {
      const judgement = judgeRun(run, judgeContext(run, settings, { memories: occasions.memories() }));
      runs.record(run, judgement, []);
      return judgement.verdicts.find(({ rule }) => rule.id === 'slow')?.reason;
    };
    expect([judge(slow('a', 0)), judge(slow('b', 1))]).toEqual(['counted', 'matched']);
    exclusions.exclude('b', 'a backup ran');
    exclusions.exclude('a', 'a backup ran');
    expect(occasions.memories()['slow']).toMatchObject({ recent: [], breachedSince: null, toldAt: null });
    expect([judge(slow('c', 2)), judge(slow('d', 3))]).toEqual(['counted', 'matched']);
    exclusions.include('b');
    expect(occasions.memories()['slow']?.breachedSince).toBe(START + HOUR);
  });
});
