import { describe, expect, it } from 'vitest';
import {
  SORT_KEYS,
  type HistoryQuery,
  type HistorySort,
  type SortKey,
} from '../../../shared/history/history-query';
import { getFigures, getMethod, OUTCOMES, type EndedRun, type Run } from '../../../shared/run';
import { loadedLatencyMs } from '../../../shared/figures/bufferbloat';
import { seededRandom } from '../../testing/random';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { knownValues } from './known-values';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };
const PART = { from: START + 2.3 * DAY, to: START + 7.71 * DAY };
const LIMIT = 17;

/** Any run at any time of ten days; some begin at the same moment. */
function anyRun(random: () => number, index: number): EndedRun {
  const pick = <Value>(...values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const startedAt = START + Math.floor(random() * 10 * 24 * 4) * (HOUR / 4);
  const isScheduled = random() < 0.7;
  const schedule = pick({ id: 'main', name: 'Hourly' }, { id: 'night', name: 'Nights' }, null);
  const head = {
    id: `run-${index}`,
    startedAt,
    finishedAt: startedAt + 900,
    trigger: isScheduled ? ('schedule' as const) : pick('manual' as const, 'command-line' as const),
    slotAt: isScheduled ? startedAt + index : null,
    ...(isScheduled && schedule !== null && { schedule }),
    provider: pick('librespeed' as const, 'ndt7' as const),
    server: pick({ name: 'Zürich 50%', url: 'https://a.example/' }, { name: 'Oslo', url: 'https://b_b/' }),
  };
  const which = random();
  if (which < 0.1) {
    const reason = pick('timeout' as const, 'offline' as const);
    return failedRun({
      ...head,
      server: null,
      reason,
      detail: pick('ECONNREFUSED', 'no 50% answer'),
      method: null,
    });
  }
  if (which < 0.2) {
    const slots = 1 + Math.floor(random() * 40);
    return {
      ...RUN_OF.missed,
      ...head,
      server: null,
      outcome: 'missed',
      reason: 'asleep',
      slots,
      finishedAt: startedAt + slots * HOUR,
    };
  }
  if (which < 0.25) return { ...RUN_OF.interrupted, ...head, server: null };
  const maybe = (value: number) => (random() < 0.15 ? null : value);
  return completedRun({
    ...head,
    figures: {
      ...GOOD_FIGURES,
      downloadBitsPerSecond: maybe(Math.floor(random() * 50) * 1e6),
      latencyMs: maybe(Math.floor(random() * 30)),
      rpm: maybe(Math.floor(random() * 900)),
      packetLossRatio: maybe(Math.floor(random() * 4) / 100),
    },
    method: { ...GOOD_METHOD, network: pick('home', 'office', null), mode: pick('quick', 'full') },
  });
}

function filled(count: number) {
  const records = temporaryRecords();
  const random = seededRandom(7);
  const made = Array.from({ length: count }, (_, index) => anyRun(random, index));
  for (const run of made) records.runs.record(run, NOT_JUDGED, []);
  return { ...records, made };
}

const scheduleOf = (run: Run) => run.schedule?.id ?? (run.slotAt === null ? null : 'main');
const valueOf: Readonly<Record<SortKey, (run: Run) => number | string | null>> = {
  time: () => null,
  download: (run) => getFigures(run)?.downloadBitsPerSecond ?? null,
  upload: (run) => getFigures(run)?.uploadBitsPerSecond ?? null,
  latency: (run) => getFigures(run)?.latencyMs ?? null,
  loadedLatency: (run) => {
    const figures = getFigures(run);
    return figures === null ? null : loadedLatencyMs(figures);
  },
  jitter: (run) => getFigures(run)?.jitterMs ?? null,
  packetLoss: (run) => getFigures(run)?.packetLossRatio ?? null,
  rpm: (run) => getFigures(run)?.rpm ?? null,
  outcome: ({ outcome }) => outcome,
  trigger: ({ trigger }) => trigger,
  mode: (run) => getMethod(run)?.mode ?? null,
  network: (run) => getMethod(run)?.network ?? null,
  provider: ({ provider }) => provider,
  server: ({ server }) => server?.url ?? null,
  schedule: scheduleOf,
};

type Wanted = Omit<HistoryQuery, 'limit' | 'offset'>;

/** The runs of a query, as a person would look for them one by one. */
function expected(made: readonly EndedRun[], query: Wanted): readonly EndedRun[] {
  const { range, search } = query;
  const isIn = (list: readonly unknown[] | undefined, value: unknown) => list?.includes(value) ?? true;
  const isFound = (run: EndedRun) => {
    if (search === undefined) return true;
    const detail = 'detail' in run ? run.detail : '';
    const texts = [run.server?.name ?? '', run.server?.url ?? '', run.outcome === 'failed' ? detail : ''];
    const reason = 'reason' in run ? run.reason : '';
    return (
      texts.some((text) => text.toLowerCase().includes(search.text.toLowerCase())) ||
      search.reasons.includes(reason)
    );
  };
  const lastAt = (run: EndedRun) =>
    run.outcome === 'missed' && run.slots > 1 ? run.finishedAt : run.startedAt;
  return made
    .filter(
      (run) =>
        run.startedAt < range.to &&
        (run.startedAt >= range.from || lastAt(run) >= range.from) &&
        isIn(query.outcomes, run.outcome) &&
        isIn(query.networks, getMethod(run)?.network ?? null) &&
        isIn(query.providers, run.provider) &&
        isIn(query.servers, run.server?.url ?? null) &&
        isIn(query.schedules, scheduleOf(run)) &&
        isIn(query.triggers, run.trigger) &&
        isFound(run),
    )
    .toSorted((one, other) => compare(one, other, query.sort ?? { key: 'time', isDescending: true }));
}

function compare(one: EndedRun, other: EndedRun, { key, isDescending }: HistorySort): number {
  const newest = other.startedAt - one.startedAt;
  if (key === 'time') return isDescending ? newest : -newest;
  const [value, otherValue] = [valueOf[key](one), valueOf[key](other)];
  if (value === otherValue) return newest;
  if (value === null) return 1;
  if (otherValue === null) return -1;
  return value < otherValue === isDescending ? 1 : -1;
}

const FILTERS: readonly Omit<Wanted, 'range'>[] = [
  { outcomes: OUTCOMES, networks: ['home'] },
  { outcomes: OUTCOMES, networks: ['office', null], providers: ['ndt7'] },
  { outcomes: ['failed', 'missed'], schedules: ['main'] },
  { outcomes: OUTCOMES, schedules: ['night', null] },
  { outcomes: ['completed'], servers: ['https://b_b/'], triggers: ['manual', 'command-line'] },
  { outcomes: OUTCOMES, networks: ['nowhere'] },
  { outcomes: [], networks: ['home'] },
  { outcomes: OUTCOMES, search: { text: 'ZÜRICH 50%', reasons: [] } },
  { outcomes: OUTCOMES, search: { text: 'b_B', reasons: [] } },
  { outcomes: OUTCOMES, search: { text: '50%', reasons: ['asleep'] } },
  { outcomes: ['failed'], search: { text: 'refused', reasons: [] }, providers: ['librespeed'] },
];
const SORTS = SORT_KEYS.flatMap((key) =>
  [true, false].map((isDescending) => ({ outcomes: OUTCOMES, sort: { key, isDescending } })),
);

describe('a list of chosen runs', () => {
  it('has every run once, in its order, whether they are summed up or not', () => {
    const { database, history, made } = filled(420);
    const work = rollingUp(database);
    for (const days of [0, 4, 100]) {
      for (let day = 0; day < days; day += 1) work.next();
      for (const range of [ALWAYS, PART]) {
        for (const wanted of [...FILTERS, ...SORTS]) {
          const query = { ...wanted, range };
          const runs = expected(made, query);
          const rows: Run[] = [];
          for (let offset = 0; offset <= runs.length; offset += LIMIT) {
            const page = history.page({ ...query, limit: LIMIT, offset });
            expect(page.total).toBe(runs.length);
            rows.push(...page.rows.map(({ run }) => run));
          }
          const { key } = query.sort ?? { key: 'time' as const };
          // Runs of one moment stand in any order among themselves.
          const signs = (run: Run) => [run.startedAt, key === 'time' ? null : toStored(valueOf[key](run))];
          expect(rows.map(signs)).toEqual(runs.map(signs));
          expect(rows.map(({ id }) => id).toSorted()).toEqual(runs.map(({ id }) => id).toSorted());
        }
      }
    }
    expect(work.next()).toBe(false);
  });

  it('counts the runs of each outcome, whichever outcomes are asked for', () => {
    const { history, made } = filled(200);
    for (const lists of [{}, { networks: ['home'] }, { providers: ['ndt7' as const] }]) {
      const { counts } = history.page({ range: PART, outcomes: ['failed'], ...lists, limit: 1, offset: 0 });
      for (const outcome of OUTCOMES) {
        const runs = expected(made, { range: PART, outcomes: [outcome], ...lists });
        expect([outcome, counts[outcome]]).toEqual([outcome, runs.length]);
      }
    }
  });

  it('knows of a run as soon as it is recorded', () => {
    const { history, runs } = filled(20);
    const query = { range: ALWAYS, outcomes: OUTCOMES, networks: ['cabin'], limit: 5, offset: 0 };
    expect(history.page(query).total).toBe(0);
    const method = { ...GOOD_METHOD, network: 'cabin' };
    runs.record(completedRun({ id: 'new', startedAt: START + 20 * DAY, method }), NOT_JUDGED, []);
    expect(history.page(query).rows.map(({ run }) => run.id)).toEqual(['new']);
  });

  it('is narrowed by what runs were measured with', () => {
    const { database, made } = filled(200);
    expect(knownValues(database)).toEqual({
      firstAt: Math.min(...made.map(({ startedAt }) => startedAt)),
      networks: ['home', 'office'],
      thinned: null,
      providers: ['librespeed', 'ndt7'],
      servers: expect.arrayContaining([
        { url: 'https://a.example/', name: 'Zürich 50%' },
        { url: 'https://b_b/', name: 'Oslo' },
      ]) as unknown,
      schedules: expect.arrayContaining([
        { id: 'main', name: expect.any(String) as unknown },
        { id: 'night', name: 'Nights' },
      ]) as unknown,
      triggers: ['schedule', 'manual', 'command-line'],
    });
    expect(knownValues(temporaryRecords().database).servers).toEqual([]);
  });
});

/** Figures are summed up as 32-bit numbers; equal ones stay equal. */
function toStored(value: number | string | null): number | string | null {
  return typeof value === 'number' ? Math.fround(value) : value;
}
