import { DAY_MS } from '../../shared/durations';
import { errorText } from '../../shared/texts/error-text';
import type { RuleCondition } from '../../shared/rules/rules';
import type { EndedRun } from '../../shared/run';
import { BACK_TEST_DAYS } from '../core/judging/back-test';
import { newestBreach, type PastContext } from '../core/judging/past-runs';
import { REFERENCE_DAYS } from '../core/judging/reference';
import type { Clock, OccasionStore, RunStore } from '../core/ports';
import type { WordingContext } from '../core/reader';
import { LineStore } from '../storage/line/line-store';
import type { Database } from '../storage/sqlite';
import { BlameFinder } from '../telling/blame-finder';
import { Evaluator } from '../telling/evaluator';
import { RunJudge } from '../telling/judge';
import { LineKnowledge } from '../telling/line-knowledge';
import { RuleDesk } from '../telling/rule-desk';
import { Teller } from '../telling/teller';

/** Most rules find something in the first of these; each longer look takes longer. */
const LOOKED_BACK_DAYS = [3, 14, BACK_TEST_DAYS];
/** What a run is held against lies in so many days before it. */
const HELD_AGAINST_DAYS = REFERENCE_DAYS + 1;

export interface WordingDeps {
  /** It only reads. */
  readonly database: Database;
  /** The data folder. */
  readonly folder: string;
  readonly runs: Pick<RunStore, 'endedBetween' | 'measuredBetween' | 'lastCompleted' | 'statisticsStamp'>;
  readonly occasions: Pick<OccasionStore, 'memories'>;
  readonly clock: Clock;
}

/** Builds what words messages of past runs, in a reader: nothing of it is recorded or sent. */
export function buildWording(
  { database, folder, runs, occasions, clock }: WordingDeps,
  context: WordingContext,
) {
  const log = (sentence: string, error?: unknown): void =>
    void process.stderr.write(`${sentence}${error === undefined ? '' : `: ${errorText(error)}`}\n`);
  const line = {
    runs,
    settings: () => context.settings,
    ceiling: () => context.ceiling,
    timeZone: () => context.timeZone,
    log,
  };
  const evaluator = new Evaluator(line);
  const lineStore = new LineStore(database);
  const blame = new BlameFinder({
    runs,
    line: lineStore,
    summarise: (of) => evaluator.summarise(of),
    log,
  });
  const judge = new RunJudge({
    ...line,
    occasions,
    tries: { read: () => null },
    clock,
    usedChannels: () => [],
    bytesThisMonth: () => 0,
    channelsToProve: () => [],
    isRefusal: () => false,
  });
  const teller = new Teller({
    ...line,
    line: new LineKnowledge(line),
    evaluate: (run) => evaluator.evaluate(run),
    blame: (run) => blame.find(run),
    availability: (range, network) => lineStore.availabilityIn(range, network),
    judge: (run) => judge.judge(run),
    language: () => context.language,
    installId: context.installId,
    newId: () => 'preview',
  });
  const ruleDesk = new RuleDesk({
    ...line,
    dataFolder: folder,
    database,
    occasions,
    judge,
    teller,
    clock,
    newestBreach: (condition) => findNewestBreach(runs, condition, clock.now(), context),
  });
  return { teller, ruleDesk };
}

/** The newest run of the last 90 days in which a condition finds something; null where there is none. */
export function findNewestBreach(
  runs: Pick<RunStore, 'endedBetween'>,
  condition: RuleCondition,
  now: number,
  context: PastContext,
): EndedRun | null {
  for (const days of LOOKED_BACK_DAYS) {
    const readDays = Math.min(days + HELD_AGAINST_DAYS, BACK_TEST_DAYS);
    const found = newestBreach(condition, runs.endedBetween(now - readDays * DAY_MS, now), context);
    if (found !== null && found.startedAt >= now - days * DAY_MS) return found;
  }
  return null;
}
