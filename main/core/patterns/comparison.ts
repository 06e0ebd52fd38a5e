import { HOUR_MS } from '../../../shared/durations';
import {
  isMoreBetter,
  PATTERN_FIGURES,
  type Difference,
  type FigureComparison,
  type PatternFigure,
  type PeriodFigures,
} from '../../../shared/history/patterns';
import { getSpread } from '../chart/spread-of';
import { observeHours } from './observations';
import type { PatternRuns } from './pattern-runs';
import { LEAST_SUPERIORITY, SIGNIFICANCE, testRanks } from './rank-test';
import { countUnderPlan, getPromised, type PlanContext } from './under-plan';

/**
 * Each figure of two periods, those that neither has left out. Whether they differ by more than chance is said by the
 * rank-sum test over the hours with tests (`rank-test.ts`, `observations.ts`).
 */
export function comparePeriods(
  before: PatternRuns,
  after: PatternRuns,
  plan: PlanContext,
): readonly FigureComparison[] {
  return PATTERN_FIGURES.flatMap((figure): readonly FigureComparison[] => {
    const [one, other] = [before, after].map((runs) => summarise(runs, figure, plan));
    if (one === undefined || other === undefined || one.tests + other.tests === 0) return [];
    const [first, second] = [before, after].map((runs) => getHourMedians(runs, figure));
    const difference = getDifference(first ?? new Float64Array(), second ?? new Float64Array(), figure);
    return [{ figure, before: one, after: other, difference }];
  });
}

function summarise(runs: PatternRuns, figure: PatternFigure, plan: PlanContext): PeriodFigures {
  const values = runs.figure(figure);
  const spread = getSpread(values);
  const promised = runs.groups.map(({ network }) => getPromised(figure, network, plan));
  return {
    tests: values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    median: spread?.median ?? null,
    p5: spread?.p5 ?? null,
    p95: spread?.p95 ?? null,
    underPlan: countUnderPlan(values, runs.groupOf, promised),
  };
}

function getHourMedians(runs: PatternRuns, figure: PatternFigure): Float64Array {
  return observeHours(runs.at, runs.figure(figure), (at) => Math.floor(at / HOUR_MS)).values;
}

function getDifference(before: Float64Array, after: Float64Array, figure: PatternFigure): Difference {
  const hours = { before: before.length, after: after.length };
  const test = testRanks(before, after);
  if (test === null) return { kind: 'too-few', hours };
  const superiority = isMoreBetter(figure) ? test.superiority : 1 - test.superiority;
  if (test.probability >= SIGNIFICANCE) return { kind: 'chance', hours, superiority };
  if (Math.abs(superiority - 0.5) < LEAST_SUPERIORITY - 0.5) return { kind: 'small', hours, superiority };
  return { kind: superiority > 0.5 ? 'better' : 'worse', hours, superiority };
}
