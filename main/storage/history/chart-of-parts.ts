import type { ChartPoint } from '../../../shared/history/chart-data';
import { DAY_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import type { TimeRange } from '../../../shared/time-range';
import { Aggregate } from '../../core/rollup/aggregate';
import type { Sketch } from '../../core/rollup/sketch';
import { findGaps, StateList } from '../../core/rollup/states';
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
  const line = new StateList();
  for (const state of statesReachingInto(database, range)) line.add(state);
  visitParts(database, range, bucketMs % DAY_MS === 0 ? 'day' : 'hour', {
    run: (facts) => {
      if (facts.state !== null) line.add(facts.state);
      bucketAt(facts.at).add(facts);
    },
    part: (part, at) => {
      for (const state of part.states) line.add(state);
      bucketAt(at).merge({ ...part, states: [] }, ROLLED_CHART_FIGURES.length);
    },
  });
  return {
    points: [...buckets].flatMap(([index, bucket]) => toPoint(bucket, (index + 0.5) * bucketMs)),
    gaps: findGaps(line.states, range),
  };
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
