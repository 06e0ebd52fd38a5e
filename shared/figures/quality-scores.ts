import type { Figures } from '../run';
import { bufferbloatGrade, bufferbloatMs, type BufferbloatGrade } from './bufferbloat';

/** What people do with a line. */
export const USES = ['streaming', 'gaming', 'calls'] as const;
export type Use = (typeof USES)[number];

/** From the worst to the best. */
export const QUALITIES = ['bad', 'poor', 'average', 'good', 'great'] as const;
export type Quality = (typeof QUALITIES)[number];

/** How good a line is for each use; a use whose inputs were not measured is left out. */
export type QualityScores = Readonly<Partial<Record<Use, Quality>>>;

/** Points by value: the first holds below the first limit, the next from there on. */
interface Scale {
  readonly limits: readonly number[];
  readonly points: readonly number[];
}

/** The table of Cloudflare's Aggregated Internet Measurement (@cloudflare/speedtest). Latencies in ms, loss as a ratio. */
const LATENCY: Scale = { limits: [10, 20, 50, 100, 500], points: [20, 10, 5, 0, -10, -20] };
const JITTER: Scale = { limits: [10, 20, 100, 500], points: [10, 5, 0, -10, -20] };
const PACKET_LOSS: Scale = { limits: [0.01, 0.05, 0.25, 0.5], points: [10, 5, 0, -10, -20] };
/** In bit/s. */
const THROUGHPUT: Scale = { limits: [1e6, 1e7, 5e7, 1e8], points: [0, 5, 10, 20, 30] };

/** The sums of points at which each use becomes poor, average, good and great. */
const CUTS: Readonly<Record<Use, readonly number[]>> = {
  streaming: [15, 20, 40, 60],
  gaming: [5, 15, 25, 30],
  calls: [5, 15, 25, 40],
};

/** Calls and games on a line of this grade are no better than this: the table alone calls some of them great. Our choice. */
const BEST_OF_GRADE: Readonly<Partial<Record<BufferbloatGrade, Quality>>> = {
  C: 'average',
  D: 'poor',
  F: 'poor',
};

/**
 * How good a line is for streaming, gaming and calls, by Cloudflare's table and the grade of what the full line adds to
 * the latency (`increaseMs`). A packet loss that was not measured gives no points; any other input that is missing
 * leaves out the uses that need it.
 */
export function qualityScores(
  figures: Figures,
  increaseMs: number | null = bufferbloatMs(figures),
): QualityScores {
  const latency = getPoints(LATENCY, figures.latencyMs);
  const increase = getPoints(LATENCY, increaseMs);
  const loss = getPoints(PACKET_LOSS, figures.packetLossRatio) ?? 0;
  const download = getPoints(THROUGHPUT, figures.downloadBitsPerSecond);
  const jitter = getPoints(JITTER, figures.jitterMs);
  const best = increaseMs === null ? undefined : BEST_OF_GRADE[bufferbloatGrade(increaseMs)];
  return {
    ...scored('streaming', [latency, increase, loss, download]),
    ...atMost(best ?? 'great', {
      ...scored('gaming', [latency, increase, loss]),
      ...scored('calls', [latency, increase, loss, jitter]),
    }),
  };
}

/** The same scores, none of them better than a quality. */
export function atMost(best: Quality, scores: QualityScores): QualityScores {
  const limit = QUALITIES.indexOf(best);
  return Object.fromEntries(
    Object.entries(scores).map(([use, quality]) => [
      use,
      QUALITIES[Math.min(limit, QUALITIES.indexOf(quality))],
    ]),
  );
}

function scored(use: Use, points: readonly (number | null)[]): QualityScores {
  let sum = 0;
  for (const point of points) {
    if (point === null) return {};
    sum += point;
  }
  return { [use]: QUALITIES[getStep(CUTS[use], sum)] };
}

function getPoints({ limits, points }: Scale, value: number | null): number | null {
  return value === null ? null : (points[getStep(limits, value)] ?? null);
}

/** How many of the limits a value has reached. */
function getStep(limits: readonly number[], value: number): number {
  return limits.filter((limit) => value >= limit).length;
}
