import type { JudgedFigure, PlanFigure } from '../rules/rules';
import type { BufferbloatGrade } from './bufferbloat';
import type { IncomparableCause } from './comparability';
import type { QualityScores } from './quality-scores';

/** Every figure that is evaluated, the most telling first. */
export const EVALUATED_FIGURES = [
  'download',
  'upload',
  'latency',
  'packet-loss',
  'jitter',
  'loaded-latency',
  'grade',
  'rpm',
] as const satisfies readonly JudgedFigure[];

/**
 * What a run says of the line, each with a shape, a colour and a word of its own. `slow`: a figure is beyond its limit and
 * worth a look. `measured`: there is nothing to hold its figures against, or they do not compare. `no-figures`: it
 * completed, but found nothing.
 */
export const RUN_STATES = [
  'good',
  'slow',
  'measured',
  'no-figures',
  'failed',
  'missed',
  'skipped',
  'cancelled',
  'running',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What a figure is held against. */
export interface FigureLimit {
  /** In the figure's unit. */
  readonly value: number;
  readonly direction: 'below' | 'above';
  /** The figure of the plan that it is a share of; left out where that is the maximum, or none. */
  readonly planFigure?: FurtherPlanFigure;
}

/** What a contract promises beside its maximum. */
type FurtherPlanFigure = Exclude<PlanFigure, 'maximum'>;

/**
 * How a figure stands: `good` within its limit, `beyond` it, `absent` where it was not measured, `not-compared` where
 * the run was not measured as the others, `no-limit` where nothing says what it should be.
 */
export type FigureState = 'good' | 'beyond' | 'absent' | 'not-compared' | 'no-limit';

/** One figure of a run against everything that it is held against, in the units of rules. */
export interface FigureEvaluation {
  readonly value: number | null;
  /** What the contract promises at most; null where it says nothing, and where the figure is not compared. */
  readonly plan: number | null;
  /** What it promises beside that; left out where it says nothing else, and where the figure is not compared. */
  readonly promised?: Readonly<Partial<Record<FurtherPlanFigure, number>>>;
  /** What is usual at this hour; null while unknown, and where the figure is not compared. */
  readonly usual: number | null;
  /** The limit that it is beyond, or else the first that it keeps; null without any. */
  readonly limit: FigureLimit | null;
  readonly state: FigureState;
  /** Why it is not compared; null where it is. */
  readonly cause: IncomparableCause | null;
}

/** What a run says of the line: the one judgement that every sentence, colour, icon and message shows. */
export interface RunEvaluation {
  readonly state: RunState;
  readonly figures: Readonly<Record<JudgedFigure, FigureEvaluation>>;
  /** The figures that are beyond their limits, the most telling first. */
  readonly weaknesses: readonly JudgedFigure[];
  /** How much the latency grows on the full line, in ms; null where it was not full, or not measured. */
  readonly addedLatencyMs: number | null;
  readonly grade: BufferbloatGrade | null;
  /** What the line is good for; uses that too little was measured for are left out. */
  readonly uses: QualityScores;
  /** Why figures are not compared, each once; empty where all are. */
  readonly causes: readonly IncomparableCause[];
}

/** What a history shows of an evaluation. */
export type EvaluationSummary = Pick<RunEvaluation, 'state' | 'weaknesses'>;

/** The figure of the plan that a title names, and its value in the figure's unit; null where the plan says nothing. */
export function namedPlan(
  { plan, promised, limit }: FigureEvaluation,
  wanted: PlanFigure = limit?.planFigure ?? 'maximum',
): { readonly figure: PlanFigure; readonly value: number } | null {
  const value = wanted === 'maximum' ? undefined : promised?.[wanted];
  if (value !== undefined) return { figure: wanted, value };
  return plan === null ? null : { figure: 'maximum', value: plan };
}
