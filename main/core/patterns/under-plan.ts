import type { PatternFigure, UnderPlan } from '../../../shared/history/patterns';
import { getPlanFigure, planIn, type PlanSettings } from '../../../shared/plan';

/** From which share of the plan on a test has nearly reached it, as in the rules of several regulators. */
const NINE_TENTHS = 0.9;

/** What contracts promise: the settings, and the network to which the plan of the line belongs where they do not say. */
export interface PlanContext {
  readonly settings: PlanSettings;
  /** Null while no network is known: the plan of the line holds in every one. */
  readonly home: string | null;
}

/** What a contract promises of a figure at most in a network, in bit/s; null where it says nothing, and for other figures. */
export function getPromised(
  figure: PatternFigure,
  network: string | null,
  { settings, home }: PlanContext,
): number | null {
  if (figure !== 'download' && figure !== 'upload') return null;
  return getPlanFigure(planIn({ network, home }, settings), figure, 'maximum');
}

/**
 * How many tests are under what is promised of the network of each. `promised`: by the number of the group of a test.
 * Null where no test has a plan.
 */
export function countUnderPlan(
  values: Float32Array,
  groupOf: Uint32Array,
  promised: readonly (number | null)[],
): UnderPlan | null {
  let [tests, below, belowNineTenths] = [0, 0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? Number.NaN;
    const plan = promised[groupOf[place] ?? 0] ?? null;
    if (plan === null || Number.isNaN(value)) continue;
    tests += 1;
    // Values have the nearest numbers of 32 bits: what they are compared with must have them, too.
    if (value < Math.fround(plan)) below += 1;
    if (value < Math.fround(plan * NINE_TENTHS)) belowNineTenths += 1;
  }
  return tests === 0 ? null : { tests, below, belowNineTenths };
}
