import type { MeasureDetails } from '../main/engine/messages';
import type { LatencySummary } from '../main/engine/statistics';
import type { Figures } from '../shared/run';

interface DirectionResult {
  readonly bitsPerSecond: number;
  readonly seconds: number;
  readonly bytes: number;
}

/** One run as the benchmark prints it; null is what was not measured. */
export interface BenchResult {
  readonly download: DirectionResult | null;
  readonly upload: DirectionResult | null;
  readonly idleLatencyMs: LatencySummary | null;
  readonly loadedLatencyMs: {
    readonly download: LatencySummary | null;
    readonly upload: LatencySummary | null;
  };
  readonly jitterMs: number | null;
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
}

/** Puts the figures of a run and what is known beyond them together. */
export function benchResult(figures: Figures, details: MeasureDetails): BenchResult {
  const { latencyMinMs: min, latencyMs: median, latencyP95Ms: p95 } = figures;
  return {
    download: direction(figures.downloadBitsPerSecond, figures.downloadSeconds, figures.downloadBytes),
    upload: direction(figures.uploadBitsPerSecond, figures.uploadSeconds, figures.uploadBytes),
    idleLatencyMs: min === null || median === null || p95 === null ? null : { min, median, p95 },
    loadedLatencyMs: {
      download: details.download?.loadedLatency ?? null,
      upload: details.upload?.loadedLatency ?? null,
    },
    jitterMs: figures.jitterMs,
    cpuSeconds: details.cpuSeconds,
    peakRssBytes: details.peakRssBytes,
  };
}

function direction(
  bitsPerSecond: number | null,
  seconds: number | null,
  bytes: number | null,
): DirectionResult | null {
  if (bitsPerSecond === null || seconds === null || bytes === null) return null;
  return { bitsPerSecond, seconds, bytes };
}

/** The runs as a table for people. */
export function benchTable(results: readonly BenchResult[]): string {
  const header = [
    'run',
    'down Mbit/s',
    's',
    'MB',
    'up Mbit/s',
    's',
    'MB',
    'idle ms',
    'jitter ms',
    'loaded ms',
    'CPU s',
    'RSS MB',
  ];
  const rows = results.map((result, index) => [
    String(index + 1),
    ...directionCells(result.download),
    ...directionCells(result.upload),
    fixed(result.idleLatencyMs?.median, 2),
    fixed(result.jitterMs, 2),
    `${fixed(result.loadedLatencyMs.download?.median, 1)}/${fixed(result.loadedLatencyMs.upload?.median, 1)}`,
    fixed(result.cpuSeconds, 2),
    fixed(result.peakRssBytes / 1e6, 0),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}

const directionCells = (direction: DirectionResult | null): string[] => [
  fixed(direction === null ? null : direction.bitsPerSecond / 1e6, 3),
  fixed(direction?.seconds, 2),
  fixed(direction === null ? null : direction.bytes / 1e6, 1),
];

const fixed = (value: number | null | undefined, digits: number): string => value?.toFixed(digits) ?? '–';
