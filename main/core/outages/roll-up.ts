import type { LineStretch, ProbeSummary } from '../../../shared/history/outages';
import { kept } from '../../../shared/kept';
import { median, quantile } from '../statistics';

/** Sums up stretches to longer ones that begin at whole multiples of `lengthMs`, in order; times without any are left out. */
export function rollUpStretches(stretches: readonly LineStretch[], lengthMs: number): readonly LineStretch[] {
  const byBegin = new Map<number, LineStretch[]>();
  for (const stretch of stretches) {
    kept(byBegin, Math.floor(stretch.at / lengthMs) * lengthMs, (): LineStretch[] => []).push(stretch);
  }
  return [...byBegin].map(([at, parts]) => ({
    at,
    lengthMs,
    observedMs: sum(parts.map(({ observedMs }) => observedMs)),
    gateway: summed(parts.map(({ gateway }) => gateway)),
    far: summed(parts.map(({ far }) => far)),
  }));
}

/** The median is that of the parts' medians. */
function summed(parts: readonly ProbeSummary[]): ProbeSummary {
  const medians = parts.flatMap(({ medianMs }) => medianMs ?? []);
  const highest = parts.flatMap(({ highestMs }) => highestMs ?? []);
  return {
    sent: sum(parts.map(({ sent }) => sent)),
    failed: sum(parts.map(({ failed }) => failed)),
    medianMs: median(medians),
    highestMs: quantile(highest, 1),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
