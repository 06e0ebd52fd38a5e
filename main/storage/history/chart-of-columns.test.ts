import { describe, expect, it } from 'vitest';
import { isSeriesWanted, type RunFilter } from '../../../shared/history/run-filter';
import { getMethod, OUTCOMES, type EndedRun } from '../../../shared/run';
import { quantile } from '../../core/statistics';
import { seededRandom } from '../../testing/random';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import type { Database } from '../sqlite';
import { readChart } from './chart';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:00:00Z');
const ALWAYS = { from: 0, to: START + 60 * DAY };
const PART = { from: START + 2.3 * DAY, to: START + 9.71 * DAY };

const FILTERS: readonly RunFilter[] = [
  {},
  { networks: ['home'] },
  { networks: ['office', null] },
  { providers: ['ndt7'] },
  { servers: ['https://b/'], networks: ['home'] },
  { triggers: ['manual'] },
  { modes: ['quick'] },
  { outcomes: ['completed'] },
  { outcomes: ['failed', 'missed'] },
  { networks: ['nowhere'] },
];

function rollUpAll(database: Database): void {
  const work = rollingUp(database);
  while (work.next());
}

/** Any run at any time of two weeks. */
function anyRun(random: () => number, id: string): EndedRun {
  const startedAt = START + Math.floor(random() * 14 * DAY);
  const which = random();
  const head = {
    id,
    startedAt,
    trigger: random() < 0.8 ? ('schedule' as const) : ('manual' as const),
    provider: random() < 0.7 ? ('librespeed' as const) : ('ndt7' as const),
    server: random() < 0.5 ? { name: 'a', url: 'https://a/' } : { name: 'b', url: 'https://b/' },
    finishedAt: startedAt + 900,
  };
  if (which < 0.1) return failedRun({ ...head, method: null });
  if (which < 0.2) {
    const slots = 1 + Math.floor(random() * 5);
    const finishedAt = startedAt + (slots - 1) * HOUR;
    return {
      ...RUN_OF.missed,
      ...head,
      slotAt: null,
      outcome: 'missed',
      reason: 'asleep',
      slots,
      finishedAt,
    };
  }
  if (which < 0.25) return { ...RUN_OF.interrupted, ...head, slotAt: null };
  const network = random() < 0.7 ? 'home' : 'office';
  const mode = random() < 0.5 ? ('quick' as const) : ('full' as const);
  const downloadBitsPerSecond = random() < 0.1 ? null : Math.round(random() * 1e8);
  return completedRun({
    ...head,
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond },
    method: { ...GOOD_METHOD, network, mode },
  });
}

function getSeries(run: EndedRun) {
  const { provider, trigger, server } = run;
  const method = getMethod(run);
  return {
    provider,
    trigger,
    server: server?.url ?? null,
    network: method?.network ?? null,
    mode: method?.mode ?? null,
  };
}

/** The completed runs that a filter wants, in the order of time. */
function wanted(runs: readonly EndedRun[], filter: RunFilter, { from, to }: typeof ALWAYS) {
  return runs
    .filter((run) => run.outcome === 'completed')
    .filter(({ startedAt }) => startedAt >= from && startedAt < to)
    .filter(
      (run) => isSeriesWanted(filter, getSeries(run)) && (filter.outcomes ?? OUTCOMES).includes('completed'),
    )
    .sort((a, b) => a.startedAt - b.startedAt);
}

function filled(count: number) {
  const records = temporaryRecords();
  const random = seededRandom(41);
  const made = Array.from({ length: count }, (_, index) => anyRun(random, `run-${index}`));
  for (const run of made) records.runs.record(run, NOT_JUDGED, []);
  return { ...records, made };
}

describe('a chart of wanted runs', () => {
  it('shows each of them where they are few, whether they are summed up or not', () => {
    const { database, made } = filled(900);
    for (const isRolledUp of [false, true]) {
      if (isRolledUp) rollUpAll(database);
      for (const range of [ALWAYS, PART]) {
        for (const filter of FILTERS) {
          const chart = readChart(database, range, filter);
          const expected = wanted(made, filter, range);
          expect(chart.bucketMs).toBeNull();
          expect(chart.points.map(({ at }) => at)).toEqual(expected.map(({ startedAt }) => startedAt));
          for (const [index, point] of chart.points.entries()) {
            const figures = expected[index]?.figures;
            expect(point.latencyMs).toBe(figures?.latencyMs);
            expect(point.downloadBitsPerSecond ?? -1).toBeCloseTo(figures?.downloadBitsPerSecond ?? -1, -2);
          }
        }
      }
    }
  });

  it('shows the gaps of all runs where all are wanted, and those of missed slots whatever is wanted', () => {
    const { database } = filled(600);
    const of = (filter: RunFilter | null) => readChart(database, ALWAYS, filter).gaps;
    for (const isRolledUp of [false, true]) {
      if (isRolledUp) rollUpAll(database);
      expect(of({})).toEqual(of(null));
      expect(of({ networks: ['nowhere'] }).every(({ kind }) => kind === 'asleep')).toBe(true);
      expect(of({ networks: ['nowhere'] }).length).toBeGreaterThan(0);
      expect(of({ outcomes: ['completed'] })).toEqual([]);
      expect(of({ outcomes: ['failed'] }).every(({ kind }) => kind === 'failed')).toBe(true);
    }
  });

  it('shows median, percentiles and extremes of buckets where they are many', () => {
    const { database, made } = filled(2_600);
    rollUpAll(database);
    const filter = { networks: ['home', 'office'] };
    const { bucketMs, points } = readChart(database, ALWAYS, filter);
    const bucket = bucketMs ?? 0;
    expect(bucket).toBeGreaterThan(0);
    const runs = wanted(made, filter, ALWAYS);
    expect(points.reduce((sum, point) => sum + point.runs, 0)).toBe(runs.length);
    for (const point of points) {
      const inside = runs.filter(
        ({ startedAt }) => Math.floor(startedAt / bucket) === Math.floor(point.at / bucket),
      );
      const values = inside.flatMap(({ figures }) => figures.downloadBitsPerSecond ?? []);
      expect(point.runs).toBe(inside.length);
      const spread = point.spreads?.download;
      for (const [found, ratio] of [
        [spread?.lowest, 0],
        [spread?.p5, 0.05],
        [point.downloadBitsPerSecond, 0.5],
        [spread?.p95, 0.95],
        [spread?.highest, 1],
      ] as const) {
        const truth = quantile(values, ratio);
        if (truth === null) expect(found ?? null).toBeNull();
        else expect(Math.abs((found ?? 0) - truth)).toBeLessThanOrEqual(truth * 1e-6 + 8);
      }
    }
  });
});
