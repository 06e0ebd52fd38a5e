import type { BlameEvidence } from '../../../shared/history/blame';
import type { LineStretch, ProbeSummary } from '../../../shared/history/outages';
import { median } from '../statistics';
import { highest } from '../../../shared/extremes';

/** So many probes in the minutes of a run say how often packets are lost. */
const MIN_PROBES = 10;

/** A line that loses more is not fine. */
export const MOST_LOST_RATIO = 0.02;

/** What probes say of one way in the minutes of a run. */
export interface SeenWay {
  readonly answers: number;
  /** Share of lost packets; null where too few were sent. */
  readonly lossRatio: number | null;
  readonly medianMs: number | null;
  readonly highestMs: number | null;
}

/** Sums up one way over some minutes. */
export function summarizeWay(minutes: readonly LineStretch[], way: 'gateway' | 'far'): SeenWay {
  const all = minutes.map((minute): ProbeSummary => minute[way]);
  const sent = all.reduce((sum, each) => sum + each.sent, 0);
  const failed = all.reduce((sum, each) => sum + each.failed, 0);
  const slowest = all.flatMap(({ highestMs }) => highestMs ?? []);
  return {
    answers: sent - failed,
    lossRatio: sent < MIN_PROBES ? null : failed / sent,
    medianMs: median(all.flatMap(({ medianMs }) => medianMs ?? [])),
    highestMs: slowest.length === 0 ? null : highest(slowest),
  };
}

/** That far hosts answered meanwhile, or that nobody asked them. */
export function lineEvidence(minutes: readonly LineStretch[]): readonly BlameEvidence[] {
  if (minutes.every(({ observedMs }) => observedMs === 0)) return [{ kind: 'not-watched' }];
  return isLineFine(minutes) ? [{ kind: 'line-fine' }] : [];
}

/** Whether far hosts answered all along, and almost nothing was lost. */
export function isLineFine(minutes: readonly LineStretch[]): boolean {
  const { answers, lossRatio } = summarizeWay(minutes, 'far');
  return answers > 0 && (lossRatio ?? 0) <= MOST_LOST_RATIO;
}
