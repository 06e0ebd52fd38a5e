import { HOUR_MS } from '../../../shared/durations';
import {
  isMoreBetter,
  PATTERN_FIGURES,
  type Difference,
  type FigureComparison,
  type PatternFigure,
  type PeriodFigures,
} from '../../../shared/history/patterns';
import { quantileOfSorted } from '../statistics';
import { observeHours } from './observations';
import type { PatternRuns } from './pattern-runs';
import { LEAST_SUPERIORITY, SIGNIFICANCE, testRanks } from './rank-test';
import { countUnderPlan, getPromised, type PlanContext } from './under-plan';

/**
 * Each figure of two periods, those that neither has left out. Medians and percentiles are those of the hours with tests, over
 * which the rank-sum test says whether they differ by more than chance (`rank-test.ts`, `observations.ts`).
 */
export function comparePeriods(
  before: PatternRuns,
  after: PatternRuns,
  plan: PlanContext,
): readonly FigureComparison[] {
  return PATTERN_FIGURES.flatMap((figure): readonly FigureComparison[] => {
    const [first, second] = [getHourMedians(before, figure), getHourMedians(after, figure)];
    const one = summarise(before, first, figure, plan);
    const other = summarise(after, second, figure, plan);
    if (one.tests + other.tests === 0) return [];
    return [{ figure, before: one, after: other, difference: getDifference(first, second, figure) }];
  });
}

function summarise(
  runs: PatternRuns,
  hours: Float64Array,
  figure: PatternFigure,
  plan: PlanContext,
): PeriodFigures {
  const values = runs.figure(figure);
  const promised = runs.groups.map(({ network }) => getPromised(figure, network, plan));
  return {
    tests: values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    median: quantileOfSorted(hours, 0.5),
    p5: quantileOfSorted(hours, 0.05),
    p95: quantileOfSorted(hours, 0.95),
    underPlan: countUnderPlan(values, runs.groupOf, promised),
  };
}

/** The medians of the hours with tests, the lowest first. */
function getHourMedians(runs: PatternRuns, figure: PatternFigure): Float64Array {
  return observeHours(runs.at, runs.figure(figure), (at) => Math.floor(at / HOUR_MS)).values.toSorted();
}

function getDifference(before: Float64Array, after: Float64Array, figure: PatternFigure): Difference {
  const hours = { before: before.length, after: after.length };
  const test = testRanks(before, after);
  if (test === null) return { kind: 'too-few', hours };
  const superiority = isMoreBetter(figure) ? test.superiority : 1 - test.superiority;
  if (test.probability >= SIGNIFICANCE) return { kind: 'chance', hours, superiority };
  if (Math.abs(superiority - 0.5) < LEAST_SUPERIORITY - 0.5) return { kind: 'small', hours, superiority };
  // The test is one of ranks: the middle may have gone the other way, and the word has to agree with the figures beside it.
  const change = (quantileOfSorted(after, 0.5) ?? 0) - (quantileOfSorted(before, 0.5) ?? 0);
  if (change * (test.superiority - 0.5) < 0) return { kind: 'mixed', hours, superiority };
  return { kind: superiority > 0.5 ? 'better' : 'worse', hours, superiority };
}
