import { highest } from '../extremes';
import type { Figures } from '../run';

/** From the best to the worst. */
export const BUFFERBLOAT_GRADES = ['A+', 'A', 'B', 'C', 'D', 'F'] as const;
export type BufferbloatGrade = (typeof BUFFERBLOAT_GRADES)[number];

/** Increase of the latency in ms from which each grade is lost; the steps that Waveform and DSLReports use. */
export const BUFFERBLOAT_LIMITS_MS = { 'A+': 5, A: 30, B: 60, C: 200, D: 400 } as const;

/** The higher of the two median latencies while the line is full, in ms; null when neither was measured. */
export function loadedLatencyMs({ loadedLatencyDownloadMs, loadedLatencyUploadMs }: Figures): number | null {
  const measured = [loadedLatencyDownloadMs, loadedLatencyUploadMs].filter((value) => value !== null);
  return measured.length === 0 ? null : highest(measured);
}

/**
 * How much the latency grows while the line is full, in ms: the higher of the medians under load less the idle
 * median, at least 0. Null without an idle latency or without any under load.
 */
export function bufferbloatMs(figures: Figures): number | null {
  const loadedMs = loadedLatencyMs(figures);
  return figures.latencyMs === null || loadedMs === null ? null : Math.max(0, loadedMs - figures.latencyMs);
}

/** The grade of an increase in ms. */
export function bufferbloatGrade(increaseMs: number): BufferbloatGrade {
  if (increaseMs < BUFFERBLOAT_LIMITS_MS['A+']) return 'A+';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.A) return 'A';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.B) return 'B';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.C) return 'C';
  return increaseMs < BUFFERBLOAT_LIMITS_MS.D ? 'D' : 'F';
}
