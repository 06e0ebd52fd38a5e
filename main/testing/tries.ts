import { rulesSchema } from '../../shared/rules/rules';
import { isTelling } from '../../shared/rules/verdict';
import { DEFAULT_RETRIES, type RetrySettings } from '../../shared/retries';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import { getMethod, type EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { NO_REFERENCE } from '../core/judging/comparability';
import { judgeFinally } from '../core/judging/judge-run';
import type { JudgeContext } from '../core/judging/judge';
import type { MeasureOutcome } from '../core/ports';
import type { RunRequest } from '../core/run/run-request';
import { COMING_UP_MS } from '../core/tries/chain';
import { SqliteTryStore } from '../storage/runs/try-chain';
import { ALL_TOLD, judgeAfresh, judgeContext } from './messages';
import { COMPLETED, type FakePipelineOptions } from './pipeline';
import { GOOD_FIGURES } from './runs';
import { fakeSchedule } from './schedule';

/** The network of the line. */
const HOME = 'home';

/** A measurement of 71 Mbit/s, below the limit of 80. */
export const SLOW: MeasureOutcome = {
  ...COMPLETED,
  figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 71_000_000 },
};

/** Failed runs, and downloads below 80 Mbit/s; both notify once. */
export const ONCE_RULES = rulesSchema.parse([
  { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'] } },
  {
    id: 'slow',
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      against: { kind: 'value', value: 80e6 },
    },
  },
]);

export interface FakeTriesOptions extends FakePipelineOptions {
  readonly schedule?: Partial<ScheduleSettings>;
  readonly retries?: Partial<RetrySettings>;
  readonly rules?: Settings['rules'];
  readonly start?: string;
}

/** A schedule over real records whose measurements end as the test says, with the real judgement and its tries. */
export function fakeTries(outcomes: readonly MeasureOutcome[], options: FakeTriesOptions = {}) {
  const left = [...outcomes];
  /** What was told, with the time at which it was. */
  const told: string[] = [];
  const requests: RunRequest[] = [];
  const world = { retries: { ...DEFAULT_RETRIES, ...options.retries } };
  const rules = options.rules ?? ONCE_RULES;
  const context = (run: EndedRun): Partial<JudgeContext> => ({
    // Each network is judged by itself; runs that know none are of the line.
    reference: { ...NO_REFERENCE, home: HOME, network: getMethod(run)?.network ?? HOME },
    memories: fake.occasions.memories(),
    now: fake.clock.now(),
    tries: {
      chain: new SqliteTryStore(fake.database).read(),
      retries: world.retries,
      isComingUp: fake.clock.monotonicMs() - upSinceMs < COMING_UP_MS,
    },
  });
  const settings = { ...ALL_TOLD, rules };
  const note: FakePipelineOptions['compose'] = (_run, verdicts) => {
    const time = new Date(fake.clock.now()).toISOString().slice(11, 16);
    told.push(...verdicts.filter(isTelling).map(({ rule, reason }) => `${time} ${rule.id} ${reason}`));
    return [];
  };
  const fake = fakeSchedule(
    { kind: 'hourly', ...options.schedule },
    {
      measurer: { measure: () => Promise.resolve(left.shift() ?? COMPLETED) },
      judge: (run) => judgeAfresh(run, settings, context(run)),
      judgeFinally: (run, stored) => judgeFinally(run, stored, judgeContext(run, settings, context(run))),
      compose: note,
      onJob: (request) => requests.push(request),
      ...options,
    },
  );
  const upSinceMs = fake.clock.monotonicMs();
  Object.assign(fake.settings, { retries: world.retries });
  /** Every run in the order of its start: when, by what, how it ended, and the reasons of its verdicts. */
  const runs = () => {
    const rows = fake.database
      .prepare(
        "SELECT id, trigger, outcome, started_at FROM runs WHERE outcome <> 'missed' ORDER BY started_at, rowid",
      )
      .all() as unknown as readonly { id: string; trigger: string; outcome: string; started_at: number }[];
    return rows.map(({ id, trigger, outcome, started_at }) => {
      const time = new Date(started_at).toISOString().slice(11, 16);
      const reasons = fake.history.verdicts(id).map(({ reason }) => reason);
      return `${time} ${trigger} ${outcome}: ${reasons.join(', ')}`;
    });
  };
  const change = (retries: Partial<RetrySettings>) => Object.assign(world.retries, retries);
  const pending = () => new SqliteTryStore(fake.database).read();
  return { ...fake, told, requests, runs, change, pending, fake };
}
