import type { Rule } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import type { EndedRun } from '../../../shared/run';
import { isBeyond } from './examine';
import type { RuleMemory } from './memory';
import { countRun, firstBreachAt, getNeed, type CountedRun } from './weigh';

/**
 * Whether a rule counted a run as a breach, by its stored verdict; null where it did not count it: it could not judge it,
 * or left it to a repetition.
 */
export function countedAs(verdict: Verdict, run: EndedRun): boolean | null {
  const { condition } = verdict.rule;
  if (run.outcome !== 'completed' && verdict.reason === 'awaits-confirmation') return null;
  if (condition.kind === 'figure') {
    const { value, limit } = verdict;
    return value === null || limit === null ? null : isBeyond(value, limit, condition);
  }
  if (condition.kind !== 'run-ended') return null;
  const isUnjudged = ['not-applicable', 'network-not-chosen', 'rule-off'].includes(verdict.reason);
  return isUnjudged ? null : run.outcome !== 'completed';
}

/** What the runs before and after the change are, oldest first; `at` is the run that was excluded or included. */
export interface PastChange {
  readonly at: number;
  readonly before: readonly CountedRun[];
  readonly after: readonly CountedRun[];
}

/**
 * The memory of a rule after one of its past runs was excluded from statistics, or included again: as if it had been so
 * from the start. A state that stands on that run alone is over without a message; what the rule told of it no longer
 * keeps the next breach quiet.
 */
export function recount(rule: Pick<Rule, 'condition'>, memory: RuleMemory, change: PastChange): RuleMemory {
  const need = getNeed(rule);
  const [before, after] = [replay(change.before, need), replay(change.after, need)];
  const awaitingSince =
    memory.awaitingSince === change.at && !change.after.some(({ at }) => at === change.at)
      ? null
      : memory.awaitingSince;
  const isAsReplayed =
    isSame(before.recent, memory.recent) &&
    (memory.awaitingSince !== null || before.breachedSince === memory.breachedSince);
  // Where the verdicts do not lead to this memory (the rule was changed), only the run itself is taken out.
  if (!isAsReplayed) return { ...withoutRun(memory, change), awaitingSince };
  const { recent, recentAt } = after;
  const counted = { ...memory, recent, recentAt, awaitingSince };
  if (memory.awaitingSince !== null || before.breachedSince === after.breachedSince) return counted;
  return after.breachedSince === null
    ? { ...counted, breachedSince: null, toldAt: null, heardAt: null, tellings: [] }
    : { ...counted, breachedSince: after.breachedSince };
}

type Counts = Pick<RuleMemory, 'recent' | 'recentAt' | 'breachedSince'>;

/** What weigh() remembers of these runs. */
function replay(runs: readonly CountedRun[], need: ReturnType<typeof getNeed>): Counts {
  let counts: Counts = { recent: [], recentAt: [], breachedSince: null };
  for (const run of runs) {
    const { at, isBreach } = run;
    const { recent, recentAt, breaches } = countRun(counts, run, need.of);
    const isBad = breaches >= need.breaches;
    const { breachedSince } = counts;
    if (breachedSince !== null && !isBad && !isBreach) {
      counts = { recent, recentAt: [], breachedSince: null };
    } else if (breachedSince === null && isBad && isBreach) {
      counts = { recent, recentAt, breachedSince: firstBreachAt({ recent, recentAt }) ?? at };
    } else counts = { recent, recentAt, breachedSince };
  }
  return counts;
}

function withoutRun(memory: RuleMemory, { at, after }: PastChange): RuleMemory {
  const place = memory.recentAt.lastIndexOf(at);
  if (place < 0 || after.some((run) => run.at === at)) return memory;
  const index = place + memory.recent.length - memory.recentAt.length;
  return {
    ...memory,
    recent: memory.recent.toSpliced(index, 1),
    recentAt: memory.recentAt.toSpliced(place, 1),
  };
}

function isSame(one: readonly boolean[], other: readonly boolean[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
