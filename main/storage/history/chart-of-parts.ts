import type { ChartPoint } from '../../../shared/history/chart-data';
import { DAY_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import type { TimeRange } from '../../../shared/time-range';
import { Aggregate, type StoredAggregate } from '../../core/rollup/aggregate';
import type { Sketch } from '../../core/rollup/sketch';
import { findGaps, StateList, type LineState } from '../../core/rollup/states';
import { visitThinned } from '../retention/thinned-parts';
import type { Database } from '../sqlite';
import { ROLLED_CHART_FIGURES, toChartPoint, type StoredSpread } from './chart-figures';
import type { ChartContents } from './chart-of-runs';
import { statesReachingInto, visitParts } from './history-parts';

const PERCENTILES = [0.05, 0.5, 0.95];

/**
 * What the charts show of a range, from what was summed up of its runs: medians and percentiles within 1 %, everything
 * else exactly, however many runs there are.
 */
export function chartOfParts(database: Database, range: TimeRange, bucketMs: number): ChartContents {
  const buckets = new Map<number, Aggregate>();
  const bucketAt = (at: number) => kept(buckets, Math.floor(at / bucketMs), () => new Aggregate());
  const states: LineState[] = [...statesReachingInto(database, range)];
  const coarsest = bucketMs % DAY_MS === 0 ? 'day' : 'hour';
  const part = (stored: StoredAggregate, at: number) => {
    for (const state of stored.states) states.push(state);
    bucketAt(at).merge({ ...stored, states: [] }, ROLLED_CHART_FIGURES.length);
  };
  visitThinned(database, range, { coarsest }, part);
  visitParts(database, range, coarsest, {
    run: (facts) => {
      if (facts.state !== null) states.push(facts.state);
      bucketAt(facts.at).add(facts);
    },
    part,
  });
  return {
    points: pointsOf(buckets, bucketMs),
    gaps: findGaps(inOrder(states), range),
  };
}

/** A point for each bucket, in the order of time. */
export function pointsOf(buckets: ReadonlyMap<number, Aggregate>, bucketMs: number): readonly ChartPoint[] {
  return [...buckets]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, bucket]) => toPoint(bucket, (index + 0.5) * bucketMs));
}

/** States of several sources, one after another. */
export function inOrder(states: readonly LineState[]): readonly LineState[] {
  const line = new StateList();
  for (const state of states.toSorted((one, other) => one.at - other.at)) line.add(state);
  return line.states;
}

/** A point stands in the middle of its bucket, but never before the first or after the last of its runs. */
function toPoint(bucket: Aggregate, middle: number): readonly ChartPoint[] {
  const { firstAt, lastAt, counts } = bucket;
  if (firstAt === null || lastAt === null) return [];
  const at = Math.max(firstAt, Math.min(lastAt, middle));
  return [
    toChartPoint({ at, runs: counts.completed, isBucket: true }, (name) => getSpread(bucket.sketch(name))),
  ];
}

function getSpread(sketch: Sketch): StoredSpread | null {
  const { lowest, highest } = sketch;
  const [p5, median, p95] = sketch.quantiles(PERCENTILES) ?? [];
  if (p5 === undefined || median === undefined || p95 === undefined) return null;
  return lowest === null || highest === null ? null : { lowest, p5, median, p95, highest };
}
