import { DOUBTFUL_CAUSES, type IncomparableCause } from '../../../shared/figures/comparability';
import type {
  ConditionKind,
  FigureCondition,
  JudgedFigure,
  PlanFigure,
  Rule,
  RuleCondition,
  ToldEnding,
} from '../../../shared/rules/rules';
import { judgedValue } from '../../../shared/rules/judged-value';
import { getMethod, hasStoodStill, type EndedRun } from '../../../shared/run';
import type { VerdictReason } from '../../../shared/rules/verdict';
import { getPlanFigure, type Plan } from '../../../shared/plan';
import { comparability, isProof, type Reference } from './comparability';

/** The observation of a condition in one run, without memory. */
export type Sight =
  | {
      readonly kind: 'judged';
      readonly isBreach: boolean;
      readonly value: number | null;
      readonly limit: number | null;
    }
  | {
      readonly kind: 'unjudged';
      readonly reason: Extract<
        VerdictReason,
        'no-threshold' | 'no-usual' | 'figure-absent' | 'not-applicable' | 'network-not-chosen'
      >;
      readonly value: number | null;
    }
  | {
      readonly kind: 'unjudged';
      readonly reason: 'not-comparable';
      readonly value: number | null;
      readonly cause: IncomparableCause;
    };

export interface Surroundings {
  /** The plan of the run’s network. */
  readonly plan: Plan;
  /** The reference of the run. */
  readonly reference: Reference;
  /** The usual value at this hour, in the figure's unit; null while unknown. */
  readonly usual: (figure: JudgedFigure) => number | null;
  /** Data use of this month, including this run, and its limit; null without a limit. */
  readonly dataUse: () => { readonly usedBytes: number; readonly limitBytes: number } | null;
}

/** Conditions on measured values, which depend on the network; all others do not. */
const OF_NETWORKS: readonly ConditionKind[] = ['every-result', 'run-ended', 'figure'];

/** Checks one run against a condition. Conditions that do not depend on runs are not applicable. */
export function examine(run: EndedRun, condition: RuleCondition, surroundings: Surroundings): Sight {
  switch (condition.kind) {
    case 'every-result':
      return isTried(run) ? breach(true) : unjudged('not-applicable');
    case 'canary':
      return run.trigger === 'canary' && isTried(run) ? breach(true) : unjudged('not-applicable');
    case 'run-ended':
      return runEnded(run, condition.outcomes);
    case 'figure':
      return examineFigure(run, condition, surroundings);
    case 'data-use':
      return dataUse(run, condition.ratio, surroundings);
    case 'silence':
      // Any run that was tried ends the silence.
      return isTried(run) ? breach(false) : unjudged('not-applicable');
    case 'channel-failing':
    case 'digest':
    case 'outage':
    case 'outage-count':
    case 'line':
    case 'storage':
    case 'campaign':
      return unjudged('not-applicable');
  }
}

/**
 * Checks one run against a rule, which may be limited to some networks. A run without a known network is in none of
 * them.
 */
export function examineBy(
  rule: Pick<Rule, 'condition' | 'networks'>,
  run: EndedRun,
  surroundings: Surroundings,
): Sight {
  const network = getMethod(run)?.network ?? null;
  const isChosen = rule.networks === undefined || !OF_NETWORKS.includes(rule.condition.kind);
  if (isChosen || (network !== null && rule.networks?.includes(network) === true)) {
    return examine(run, rule.condition, surroundings);
  }
  return unjudged('network-not-chosen');
}

/** Whether a run tested the line: one that was skipped, missed, cancelled or stood still did not. */
export function isTried(run: EndedRun): boolean {
  const { outcome } = run;
  if (hasStoodStill(run)) return false;
  return outcome === 'completed' || outcome === 'failed' || outcome === 'interrupted';
}

function runEnded(run: EndedRun, outcomes: readonly ToldEnding[]): Sight {
  if (run.outcome === 'completed') return breach(false);
  if (run.outcome === 'cancelled' || hasStoodStill(run)) return unjudged('not-applicable');
  // The repetition of a test that was skipped: what it was to repeat is told.
  if (run.outcome === 'skipped' && run.retryOf !== undefined) return unjudged('not-applicable');
  return outcomes.includes(run.outcome) ? breach(true) : unjudged('not-applicable');
}

/** Figures that one phase of a measurement gives alone; those under load need both directions. */
const OF_ONE_PART: readonly JudgedFigure[] = ['download', 'upload', 'latency', 'jitter', 'packet-loss'];

/** Whether a figure of a run is complete: the run completed, or only another phase failed. */
function isWhole(run: EndedRun, figure: JudgedFigure): boolean {
  if (run.outcome === 'completed') return true;
  const hasFailedPart =
    run.outcome === 'failed' && !hasStoodStill(run) && (run.method?.missing ?? []).length > 0;
  return hasFailedPart && OF_ONE_PART.includes(figure) && judgedValue(run, figure) !== null;
}

/**
 * Checks one figure of a run against a condition. An incomparable figure is judged only where it is valid in spite of
 * the cause.
 */
export function examineFigure(
  run: EndedRun,
  condition: FigureCondition,
  surroundings: Omit<Surroundings, 'dataUse'>,
): Sight {
  if (!isWhole(run, condition.figure)) return unjudged('not-applicable');
  const value = judgedValue(run, condition.figure);
  const cause = comparability(run, surroundings.reference)[condition.figure];
  const notCompared = (why: IncomparableCause): Sight => ({
    kind: 'unjudged',
    reason: 'not-comparable',
    value,
    cause: why,
  });
  if (value === null) return cause === 'line-not-full' ? notCompared(cause) : unjudged('figure-absent');
  const limit = getLimit(condition, surroundings);
  if (typeof limit === 'string') {
    return cause === undefined ? { kind: 'unjudged', reason: limit, value } : notCompared(cause);
  }
  const isBreach = isBeyond(value, limit, condition);
  const isJudged =
    cause === undefined ||
    isProof(cause, isBreach) ||
    (condition.judgesDoubtful === true && DOUBTFUL_CAUSES.includes(cause));
  if (!isJudged) return notCompared(cause);
  return { kind: 'judged', isBreach, value, limit };
}

/** Whether a value breaches the limit of a condition. */
export function isBeyond(
  value: number,
  limit: number,
  { direction }: Pick<FigureCondition, 'direction'>,
): boolean {
  return direction === 'below' ? value < limit : value > limit;
}

/** The limit of a condition in the figure's unit, or the reason why there is none. */
export function getLimit(
  { figure: name, against }: FigureCondition,
  { plan, usual }: Pick<Surroundings, 'plan' | 'usual'>,
): number | 'no-threshold' | 'no-usual' {
  if (against.kind === 'value') return against.value;
  if (against.kind !== 'usual') {
    const promised = getPromised(name, plan, against.figure);
    if (promised !== null) return promised * against.ratio;
    if (against.kind === 'plan') return 'no-threshold';
  }
  const usually = usual(name);
  return usually === null ? 'no-usual' : usually * against.ratio;
}

/** The plan’s value for a figure; null if the plan has none, or the user has not entered it. */
export function getPromised(name: JudgedFigure, plan: Plan, figure: PlanFigure = 'maximum'): number | null {
  return name === 'download' || name === 'upload' ? getPlanFigure(plan, name, figure) : null;
}

function dataUse(run: EndedRun, ratio: number, { dataUse: read }: Surroundings): Sight {
  const use = read();
  if (use === null) return unjudged('no-threshold');
  if (run.outcome === 'missed') return unjudged('not-applicable');
  const limit = use.limitBytes * ratio;
  return { kind: 'judged', isBreach: use.usedBytes >= limit, value: use.usedBytes, limit };
}

/** A finding without a figure. */
export function breach(isBreach: boolean): Extract<Sight, { kind: 'judged' }> {
  return { kind: 'judged', isBreach, value: null, limit: null };
}

function unjudged(reason: 'not-applicable' | 'no-threshold' | 'figure-absent' | 'network-not-chosen'): Sight {
  return { kind: 'unjudged', reason, value: null };
}
