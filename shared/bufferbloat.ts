import type { Figures } from './run';

/** From the best to the worst. */
export const BUFFERBLOAT_GRADES = ['A+', 'A', 'B', 'C', 'D', 'F'] as const;
export type BufferbloatGrade = (typeof BUFFERBLOAT_GRADES)[number];

/** Increase of the latency in ms from which each grade is lost; the steps that Waveform and DSLReports use. */
export const BUFFERBLOAT_LIMITS_MS = { 'A+': 5, A: 30, B: 60, C: 200, D: 400 } as const;

/**
 * How much the latency grows while the line is full, in ms: the higher of the medians under load less the idle
 * median, at least 0. Null without an idle latency or without any under load.
 */
export function bufferbloatMs({
  latencyMs,
  loadedLatencyDownloadMs,
  loadedLatencyUploadMs,
}: Figures): number | null {
  if (latencyMs === null) return null;
  const loadedMs = [loadedLatencyDownloadMs, loadedLatencyUploadMs].filter((value) => value !== null);
  return loadedMs.length === 0 ? null : Math.max(0, Math.max(...loadedMs) - latencyMs);
}

/** The grade of an increase in ms. */
export function bufferbloatGrade(increaseMs: number): BufferbloatGrade {
  if (increaseMs < BUFFERBLOAT_LIMITS_MS['A+']) return 'A+';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.A) return 'A';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.B) return 'B';
  if (increaseMs < BUFFERBLOAT_LIMITS_MS.C) return 'C';
  return increaseMs < BUFFERBLOAT_LIMITS_MS.D ? 'D' : 'F';
}
