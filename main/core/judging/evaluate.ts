import { getExclusion } from '../../../shared/history/exclusion';
import { BUFFERBLOAT_GRADES } from '../../../shared/figures/bufferbloat';
import {
  findCauses,
  type Comparability,
  type IncomparableCause,
} from '../../../shared/figures/comparability';
import {
  EVALUATED_FIGURES,
  type FigureEvaluation,
  type FigureLimit,
  type RunEvaluation,
  type RunState,
} from '../../../shared/figures/evaluation';
import { highest } from '../../../shared/extremes';
import { fullLineIncreaseMs, getGrade } from '../../../shared/figures/full-line';
import type { Plan } from '../../../shared/plan';
import { judgedValue } from '../../../shared/rules/judged-value';
import { getLimitPlanFigure } from '../../../shared/rules/limit-name';
import { atMost, qualityScores, type QualityScores } from '../../../shared/figures/quality-scores';
import {
  EXPECTED_RATIO,
  type FigureCondition,
  type JudgedFigure,
  type Rule,
  type RuleLimit,
} from '../../../shared/rules/rules';
import { getFigures, hasStoodStill, type Run } from '../../../shared/run';
import { comparability } from './comparability';
import { examineFigure, getLimit, getPromised, type Sight, type Surroundings } from './examine';

/** The inputs of an evaluation. */
export interface EvaluationContext extends Omit<Surroundings, 'dataUse'> {
  readonly rules: readonly Rule[];
}

/** Grades below this are a warning if no rule sets a limit. Chosen by Linewatch, without an external source. */
const WORST_GRADE = 'C';
/** Figures that affect calls and games directly. */
const NOTICED: readonly JudgedFigure[] = ['latency', 'jitter', 'packet-loss', 'loaded-latency', 'grade'];

/**
 * Evaluates a run: each figure with plan, usual value and limit, the resulting state, and the suitability of the
 * line. Every sentence, colour, icon and message shows this evaluation. Limits are those of the enabled rules;
 * figures without a rule have 80 % of plan or usual value, and grade C.
 */
export function evaluate(run: Run, context: EvaluationContext): RunEvaluation {
  const incomparable = comparability(run, context.reference);
  const figures = evaluateFigures(run, context, incomparable);
  const weaknesses = EVALUATED_FIGURES.filter((name) => figures[name].state === 'beyond');
  return {
    state: getState(run, figures),
    figures,
    weaknesses,
    addedLatencyMs: fullLineIncreaseMs(run),
    grade: getGrade(run),
    uses: getUses(run, weaknesses),
    causes: run.outcome === 'completed' ? findCauses(incomparable) : [],
  };
}

/** The highest throughput limit from rules and plan, in bit/s; 0 if they set none. */
export function expectedFloor(
  name: 'download' | 'upload',
  { rules, plan }: Pick<EvaluationContext, 'rules' | 'plan'>,
): number {
  const limits = conditionsOn(name, rules)
    .filter(({ direction }) => direction === 'below')
    .map((condition) => getLimit(condition, { plan, usual: () => null }))
    .filter((limit) => typeof limit === 'number');
  return highest(limits, 0);
}

/** Whether a limit depends on usual values, so that an evaluation needs them. */
export function needsUsual({ rules, plan }: Pick<EvaluationContext, 'rules' | 'plan'>): boolean {
  return EVALUATED_FIGURES.some((name) =>
    conditionsOn(name, rules).some(
      ({ against }) =>
        against.kind === 'usual' ||
        (against.kind === 'expected' && getPromised(name, plan, against.figure) === null),
    ),
  );
}

type Figures = RunEvaluation['figures'];

function evaluateFigures(run: Run, context: EvaluationContext, incomparable: Comparability): Figures {
  const entries = EVALUATED_FIGURES.map((name) => [
    name,
    evaluateFigure(run, name, context, incomparable[name] ?? null),
  ]);
  return Object.fromEntries(entries) as Figures;
}

/** `cause`: why the figure is not comparable; null if it is. */
function evaluateFigure(
  run: Run,
  name: JudgedFigure,
  context: EvaluationContext,
  cause: IncomparableCause | null,
): FigureEvaluation {
  if (run.outcome === 'running') return NOT_MEASURED;
  const value = judgedValue(run, name);
  const about = {
    value,
    plan: cause === 'other-network' ? null : getPromised(name, context.plan),
    usual: context.usual(name),
    ...(cause !== 'other-network' && getFurtherPromises(name, context.plan)),
  };
  if (value === null) return { ...about, limit: null, state: 'absent', cause };
  const sights = conditionsOn(name, context.rules).map((condition): [FigureCondition, Sight] => [
    condition,
    examineFigure(run, condition, context),
  ]);
  const { promised = {} } = about;
  /** A limit of what can be expected is one of what is usual where the plan does not say that figure. */
  const planFigure = (against: RuleLimit): Pick<FigureLimit, 'planFigure'> => {
    const figure = getLimitPlanFigure(against);
    return figure === null || figure === 'maximum' || promised[figure] === undefined
      ? {}
      : { planFigure: figure };
  };
  const judged = sights.flatMap(([{ direction, against }, sight]) =>
    sight.kind === 'judged' && sight.limit !== null
      ? [{ isBreach: sight.isBreach, limit: { value: sight.limit, direction, ...planFigure(against) } }]
      : [],
  );
  const breach = judged.find(({ isBreach }) => isBreach);
  if (breach !== undefined) return { ...about, limit: breach.limit, state: 'beyond', cause: null };
  const [kept] = judged;
  if (kept !== undefined) return { ...about, limit: kept.limit, state: 'good', cause: null };
  if (cause === null || run.outcome !== 'completed')
    return { ...about, limit: null, state: 'no-limit', cause };
  // A figure that is not comparable is shown without references.
  return { value, plan: null, usual: null, limit: null, state: 'not-compared', cause };
}

/** What the plan promises beside its maximum; empty where it says nothing else. */
function getFurtherPromises(name: JudgedFigure, plan: Plan): Pick<FigureEvaluation, 'promised'> {
  const normal = getPromised(name, plan, 'normal');
  const minimum = getPromised(name, plan, 'minimum');
  if (normal === null && minimum === null) return {};
  return { promised: { ...(normal !== null && { normal }), ...(minimum !== null && { minimum }) } };
}

const NOT_MEASURED: FigureEvaluation = {
  value: null,
  plan: null,
  usual: null,
  limit: null,
  state: 'absent',
  cause: null,
};

/** The conditions for a figure: those of the enabled rules about it, or else the default expectation. */
function conditionsOn(name: JudgedFigure, rules: readonly Rule[]): readonly FigureCondition[] {
  const own = rules.flatMap(({ isEnabled, condition }) =>
    isEnabled && condition.kind === 'figure' && condition.figure === name ? [condition] : [],
  );
  if (own.length > 0) return own;
  const single = { kind: 'figure', breaches: 1, of: 1, isConfirmed: false } as const;
  switch (name) {
    case 'download':
    case 'upload':
      return [
        {
          ...single,
          figure: name,
          direction: 'below',
          against: { kind: 'expected', ratio: EXPECTED_RATIO },
        },
      ];
    case 'grade': {
      // A rule about loaded latency replaces the default limit of the grade.
      const isLimited = rules.some(
        ({ isEnabled, condition }) =>
          isEnabled && condition.kind === 'figure' && condition.figure === 'loaded-latency',
      );
      const worst = BUFFERBLOAT_GRADES.indexOf(WORST_GRADE);
      return isLimited
        ? []
        : [{ ...single, figure: name, direction: 'above', against: { kind: 'value', value: worst } }];
    }
    default:
      return [];
  }
}

/** A run that the user has excluded says nothing of the line: neither good nor bad. */
function getState(run: Run, figures: Figures): RunState {
  const isExcluded = getExclusion(run) !== null;
  switch (run.outcome) {
    case 'completed':
      return isExcluded ? 'measured' : completedState(figures);
    case 'failed':
      return isExcluded || hasStoodStill(run) ? 'cancelled' : 'failed';
    case 'interrupted':
      return isExcluded ? 'cancelled' : 'failed';
    case 'missed':
    case 'skipped':
    case 'cancelled':
    case 'running':
      return run.outcome;
  }
}

/** The state follows from the first of these figures that was measured; a grade alone does not make a line good. */
function completedState(figures: Figures): RunState {
  const measured = EVALUATED_FIGURES.filter((name) => figures[name].value !== null);
  const [first] = measured;
  if (first === undefined) return 'no-figures';
  const states = measured.map((name) => figures[name].state);
  if (states.includes('beyond')) return 'slow';
  if (figures[first].state === 'not-compared') return 'measured';
  return measured.some((name) => name !== 'grade' && figures[name].state === 'good') ? 'good' : 'measured';
}

/** Calls and games are not called good if a figure that affects them is beyond its limit. */
function getUses(run: Run, weaknesses: readonly JudgedFigure[]): QualityScores {
  const figures = getFigures(run);
  if (figures === null) return {};
  const scores = qualityScores(figures, fullLineIncreaseMs(run));
  if (!weaknesses.some((name) => NOTICED.includes(name))) return scores;
  const { streaming, ...others } = scores;
  return { ...(streaming !== undefined && { streaming }), ...atMost('average', others) };
}
