import type { MeasureOutcome } from '../main/core/ports';
import type { MeasureDetails } from '../main/measuring/messages';
import { bufferbloatGrade, bufferbloatMs, type BufferbloatGrade } from '../shared/figures/bufferbloat';
import type { ProviderKind } from '../shared/providers';
import type { Confidence, DirectionMethod, Method } from '../shared/run';
import { alignedTable, fixed } from './table';

interface DirectionResult {
  readonly bitsPerSecond: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly confidence: Confidence | null;
  readonly streams: number | null;
  /** Whether the latency under load had stopped growing; null where it is not known. */
  readonly hasLatencySettled: boolean | null;
  readonly peakBitsPerSecond: number | null;
}

interface Latency {
  readonly median: number;
  readonly p95: number;
}

/** One run as the benchmark prints it; null is what was not measured. */
export interface BenchResult {
  readonly provider: ProviderKind;
  readonly download: DirectionResult | null;
  readonly upload: DirectionResult | null;
  readonly idleLatencyMs: (Latency & { readonly min: number }) | null;
  readonly loadedLatencyMs: { readonly download: Latency | null; readonly upload: Latency | null };
  readonly jitterMs: number | null;
  readonly rpm: number | null;
  readonly rpmKind: Method['rpmKind'];
  readonly bufferbloatMs: number | null;
  /** Null where a buffer was still filling. */
  readonly grade: BufferbloatGrade | null;
  readonly packetLossRatio: number | null;
  /** What takes from the sureness; empty where nothing is known to. */
  readonly doubts: Method['doubts'];
  /** Of the whole run, from the start of the engine's process to its outcome. */
  readonly seconds: number;
  /** From the cancelling to the engine's end; null when it was not cancelled. */
  readonly cancelMs: number | null;
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
}

/** What a run took as a whole. */
export interface RunTimes {
  readonly seconds: number;
  readonly cancelMs: number | null;
}

/** Puts what a run found and what is known beyond it together; null when it found nothing. */
export function benchResult(
  { provider, figures, method }: MeasureOutcome,
  { cpuSeconds, peakRssBytes }: MeasureDetails,
  times: RunTimes,
): BenchResult | null {
  if (figures === null) return null;
  const {
    latencyMinMs: min,
    latencyMs,
    latencyP95Ms,
    downloadPeakBitsPerSecond,
    uploadPeakBitsPerSecond,
  } = figures;
  const idle = latency(latencyMs, latencyP95Ms);
  const increaseMs = bufferbloatMs(figures);
  const isFilling = [method?.download, method?.upload].some((way) => way?.hasLatencySettled === false);
  return {
    provider,
    download: direction(
      [figures.downloadBitsPerSecond, figures.downloadSeconds, figures.downloadBytes],
      method?.download,
      downloadPeakBitsPerSecond,
    ),
    upload: direction(
      [figures.uploadBitsPerSecond, figures.uploadSeconds, figures.uploadBytes],
      method?.upload,
      uploadPeakBitsPerSecond,
    ),
    idleLatencyMs: idle === null || min === null ? null : { min, ...idle },
    loadedLatencyMs: {
      download: latency(figures.loadedLatencyDownloadMs, figures.loadedLatencyDownloadP95Ms),
      upload: latency(figures.loadedLatencyUploadMs, figures.loadedLatencyUploadP95Ms),
    },
    jitterMs: figures.jitterMs,
    rpm: figures.rpm,
    rpmKind: method?.rpmKind ?? null,
    bufferbloatMs: increaseMs,
    grade: increaseMs === null || isFilling ? null : bufferbloatGrade(increaseMs),
    packetLossRatio: figures.packetLossRatio,
    doubts: method?.doubts ?? [],
    ...times,
    cpuSeconds,
    peakRssBytes,
  };
}

function latency(median: number | null, p95: number | null): Latency | null {
  return median === null || p95 === null ? null : { median, p95 };
}

function direction(
  [bitsPerSecond, seconds, bytes]: readonly [number | null, number | null, number | null],
  method: DirectionMethod | null | undefined,
  peakBitsPerSecond: number | null,
): DirectionResult | null {
  if (bitsPerSecond === null || seconds === null || bytes === null) return null;
  return {
    bitsPerSecond,
    seconds,
    bytes,
    confidence: method?.confidence ?? null,
    streams: method?.streams ?? null,
    hasLatencySettled: method?.hasLatencySettled ?? null,
    peakBitsPerSecond,
  };
}

const HEADER =
  'run,down Mbit/s,s,MB,sure,up Mbit/s,s,MB,sure,idle ms,jitter ms,loaded ms,grade,RPM,all s,cancel ms,CPU s,RSS MB';

/** The runs as a table for people. */
export function benchTable(results: readonly BenchResult[]): string {
  const rows = results.map((result, index) => [
    String(index + 1),
    ...directionCells(result.download),
    ...directionCells(result.upload),
    fixed(result.idleLatencyMs?.median, 2),
    fixed(result.jitterMs, 2),
    `${fixed(result.loadedLatencyMs.download?.median, 1)}/${fixed(result.loadedLatencyMs.upload?.median, 1)}`,
    result.grade ?? '–',
    fixed(result.rpm, 0),
    fixed(result.seconds, 2),
    fixed(result.cancelMs, 0),
    fixed(result.cpuSeconds, 2),
    fixed(result.peakRssBytes / 1e6, 0),
  ]);
  return alignedTable([HEADER.split(','), ...rows]);
}

const directionCells = (direction: DirectionResult | null): string[] => [
  fixed(direction === null ? null : direction.bitsPerSecond / 1e6, 3),
  fixed(direction?.seconds, 2),
  fixed(direction === null ? null : direction.bytes / 1e6, 1),
  direction?.confidence ?? '–',
];
