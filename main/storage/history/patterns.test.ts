import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { CompletedRun } from '../../../shared/run';
import type { PlanContext } from '../../core/patterns/under-plan';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { readComparison, readDistribution, readGroups, readHourPatterns } from './patterns';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.parse('2026-11-02T00:00:00Z');
const ALWAYS = { from: 0, to: START + 900 * DAY };
const PLAN: PlanContext = {
  settings: {
    plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000 },
    networks: [],
  },
  home: 'home',
};

interface Made {
  readonly at: number;
  readonly download: number;
  readonly latencyMs?: number;
  readonly network?: string;
  readonly server?: string;
  readonly schedule?: string;
  readonly mode?: 'quick' | 'full' | 'light';
}

function toRun(made: Made, nth: number): CompletedRun {
  const server = made.server ?? 'https://a/';
  return completedRun({
    id: `run-${nth}`,
    startedAt: made.at,
    finishedAt: made.at + 900,
    trigger: 'schedule',
    slotAt: made.at,
    schedule: { id: made.schedule ?? 'main', name: 'Hourly' },
    server: { name: server, url: server },
    figures: {
      ...GOOD_FIGURES,
      downloadBitsPerSecond: made.download * 1e6,
      latencyMs: made.latencyMs ?? 11,
    },
    method: { ...GOOD_METHOD, network: made.network ?? 'home', mode: made.mode ?? 'quick' },
  });
}

/** Records with these runs; `isRolledUp` says whether their days are summed up. */
function recordsOf(runs: readonly Made[], isRolledUp: boolean) {
  const records = temporaryRecords();
  for (const [nth, made] of runs.entries()) records.runs.record(toRun(made, nth), NOT_JUDGED, []);
  const work = rollingUp(records.database);
  if (isRolledUp) while (work.next());
  return records;
}

const everyHour = (days: number, from: number, change: (hour: number) => Partial<Made>): readonly Made[] =>
  Array.from({ length: days * 24 }, (_, nth) => ({ at: from + nth * HOUR, download: 90, ...change(nth) }));

describe.each([false, true])('patterns of records (summed up: %s)', (isRolledUp) => {
  it('are of completed tests that count, each in its hour', () => {
    const records = recordsOf(
      everyHour(14, START, (nth) => ({ download: nth % 24 === 20 ? 40 : 90 + (nth % 5) })),
      isRolledUp,
    );
    records.runs.record(failedRun({ id: 'failed', startedAt: START + 20 * HOUR + 5 }), NOT_JUDGED, []);
    const query = { range: ALWAYS, filter: null, figure: 'download' } as const;
    const found = readHourPatterns(records.database, query, 'UTC');
    expect(found.tests).toBe(336);
    expect(found.cells).toHaveLength(168);
    expect(found.cells.find(({ weekday, hour }) => weekday === 'mon' && hour === '20')).toMatchObject({
      tests: 2,
      median: 40_000_000,
    });
    expect(found.worst).toMatchObject({ hours: ['20'], tests: 14, median: 40_000_000, otherTests: 322 });

    records.database.exec("UPDATE runs SET excluded_at = 1, exclusion = 'cable' WHERE id = 'run-20'");
    expect(readHourPatterns(records.database, query, 'UTC').tests).toBe(335);
  });

  it('are narrowed by times of the week, and by what runs were measured with', () => {
    const { database } = recordsOf(
      everyHour(7, START, (nth) => ({ network: nth % 2 === 0 ? 'home' : 'office' })),
      isRolledUp,
    );
    const count = (filter: Parameters<typeof readHourPatterns>[1]['filter']) =>
      readHourPatterns(database, { range: ALWAYS, filter, figure: 'download' }, 'UTC').tests;
    expect(count({ networks: ['home'] })).toBe(84);
    expect(count({ times: { timeZone: 'UTC', weekdays: ['sat', 'sun'] } })).toBe(48);
    expect(count({ times: { timeZone: 'UTC', weekdays: ['sat'], hours: ['20', '21'] } })).toBe(2);
    expect(count({ times: { timeZone: 'Asia/Shanghai', hours: ['07'] }, networks: ['office'] })).toBe(7);
    expect(count({ outcomes: ['failed'] })).toBe(0);
  });

  it('hold throughput of light tests apart', () => {
    const { database } = recordsOf(
      [
        { at: START, download: 90 },
        { at: START + HOUR, download: 5, mode: 'light' },
      ],
      isRolledUp,
    );
    const of = (figure: 'download' | 'latency') =>
      readDistribution(database, { range: ALWAYS, filter: null, figure }, PLAN).distribution;
    expect(of('download')).toMatchObject({ tests: 1, median: 90_000_000 });
    expect(of('latency')).toMatchObject({ tests: 2, median: 11 });
  });

  it('name the plan of the tests where they have one alone', () => {
    const { database } = recordsOf(
      [
        { at: START, download: 90 },
        { at: START + HOUR, download: 20, network: 'office' },
      ],
      isRolledUp,
    );
    const plan = (filter: Parameters<typeof readHourPatterns>[1]['filter']) =>
      readDistribution(database, { range: ALWAYS, filter, figure: 'download' }, PLAN).plan;
    expect(plan({ networks: ['home'] })).toBe(100_000_000);
    expect(plan({ networks: ['office'] })).toBeNull();
    expect(plan(null)).toBeNull();
  });

  it('compare two periods: each figure, what is under the plan, and whether they differ by more than chance', () => {
    const change = START + 10 * DAY;
    const { database } = recordsOf(
      [
        ...everyHour(10, START, (nth) => ({ download: 80 + (nth % 7), latencyMs: 20 + (nth % 5) })),
        ...everyHour(10, change, (nth) => ({ download: 97 + (nth % 7), latencyMs: 20 + ((nth * 3) % 5) })),
      ],
      isRolledUp,
    );
    const figures = readComparison(
      database,
      { before: { from: START, to: change }, after: { from: change, to: ALWAYS.to }, filter: null },
      PLAN,
    );
    expect(figures.find(({ figure }) => figure === 'download')).toMatchObject({
      before: {
        tests: 240,
        median: 83_000_000,
        underPlan: { tests: 240, below: 240, belowNineTenths: 240 },
      },
      after: { tests: 240, median: 100_000_000, underPlan: { tests: 240, below: 104, belowNineTenths: 0 } },
      difference: { kind: 'better', hours: { before: 240, after: 240 }, superiority: 1 },
    });
    expect(figures.find(({ figure }) => figure === 'latency')).toMatchObject({
      before: { underPlan: null },
      difference: { kind: 'chance' },
    });
  });

  it('compare by the hours alone: many tests of one bad hour move neither the word nor the figures', () => {
    const change = START + DAY;
    const badHour = Array.from({ length: 50 }, (_, nth) => ({ at: change + nth * 60_000, download: 10 }));
    const { database } = recordsOf(
      [
        ...everyHour(1, START, (nth) => ({ download: 80 + (nth % 7) })),
        ...badHour,
        ...everyHour(1, change + HOUR, (nth) => ({ download: 97 + (nth % 7) })),
      ],
      isRolledUp,
    );
    const [download] = readComparison(
      database,
      { before: { from: START, to: change }, after: { from: change, to: ALWAYS.to }, filter: null },
      PLAN,
    );
    expect(download).toMatchObject({
      before: { tests: 24, median: 82_500_000 },
      after: { tests: 74, median: 99_000_000 },
      difference: { kind: 'better', hours: { before: 24, after: 25 } },
    });
  });

  it('call a difference mixed whose median has changed the other way', () => {
    const change = START + 10 * DAY;
    // Of the later hours the lower half is higher than most of the earlier ones, and the middle is a little lower.
    const { database } = recordsOf(
      [
        ...everyHour(10, START, (nth) => ({ download: nth % 5 < 2 ? 10 : 50 + (nth % 3) })),
        ...everyHour(10, change, (nth) => ({ download: nth % 5 < 3 ? 49 : 90 + (nth % 3) })),
      ],
      isRolledUp,
    );
    const [download] = readComparison(
      database,
      { before: { from: START, to: change }, after: { from: change, to: ALWAYS.to }, filter: null },
      PLAN,
    );
    expect(download).toMatchObject({
      before: { median: 50_000_000 },
      after: { median: 49_000_000 },
      difference: { kind: 'mixed' },
    });
    expect(download?.difference).toHaveProperty('superiority', expect.closeTo(0.64, 2));
  });

  it('do not take many tests of few hours for a difference', () => {
    const minutes = (from: number, download: number) =>
      Array.from({ length: 120 }, (_, nth) => ({ at: from + nth * 60_000, download: download + (nth % 5) }));
    const { database } = recordsOf([...minutes(START, 80), ...minutes(START + DAY, 90)], isRolledUp);
    const [download] = readComparison(
      database,
      {
        before: { from: START, to: START + DAY },
        after: { from: START + DAY, to: START + 2 * DAY },
        filter: null,
      },
      PLAN,
    );
    expect(download?.difference).toEqual({ kind: 'too-few', hours: { before: 2, after: 2 } });
  });

  it('are grouped by server, network and schedule, most tests first', () => {
    const { database } = recordsOf(
      everyHour(1, START, (nth) =>
        nth % 3 === 0
          ? { server: 'https://b/', download: 50, network: 'office', schedule: 'night' }
          : { download: 92 },
      ),
      isRolledUp,
    );
    const of = (kind: 'servers' | 'networks' | 'schedules' | 'providers') =>
      readGroups(database, { range: ALWAYS, filter: null, kind }, PLAN);
    expect(of('servers')).toMatchObject([
      {
        name: 'https://a/',
        tests: 16,
        medians: { download: 92_000_000, latency: 11 },
        underPlan: { download: { tests: 16, below: 16, belowNineTenths: 0 }, upload: null },
      },
      { name: 'https://b/', tests: 8, medians: { download: 50_000_000 }, underPlan: { download: null } },
    ]);
    expect(of('networks').map(({ name, tests }) => [name, tests])).toEqual([
      ['home', 16],
      ['office', 8],
    ]);
    expect(of('schedules').map(({ name, tests }) => [name, tests])).toEqual([
      ['main', 16],
      ['night', 8],
    ]);
    expect(of('providers')).toMatchObject([{ name: 'librespeed', tests: 24 }]);
  });
});
