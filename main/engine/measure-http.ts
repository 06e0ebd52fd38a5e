import type { ServerRef } from '../../shared/providers';
import type { DirectionMethod, Mode } from '../../shared/run';
import type { ConnectionOptions } from './connection-options';
import { downloadLoad, type DownloadUrl } from './download-stream';
import { isFailure, type Failure } from './failure';
import { runLoad, type LoadResult } from './load-phase';
import type { Load } from './load-stream';
import type { ProbeResult, Prober } from './prober';
import type { ProgressBoard } from './progress-board';
import { nothingMeasured, type ProviderResult } from './provider-result';
import { jitterMs, summaryOf, type LatencySummary } from './statistics';
import type { LoadLimits } from './stop-rule';
import { uploadLoad, type UploadUrl } from './upload-stream';

/** Where a server over HTTP takes what is needed. */
export interface HttpTarget {
  readonly server: ServerRef;
  /** Answers a GET with an empty body. */
  readonly pingUrl: URL;
  readonly downloadUrl: DownloadUrl;
  readonly uploadUrl: UploadUrl;
}

/** What a measurement works with. */
export interface EngineTools {
  readonly prober: Prober;
  readonly board: ProgressBoard;
  readonly mode: Mode;
  readonly limits: LoadLimits;
  readonly connection: ConnectionOptions;
  readonly signal: AbortSignal;
}

/**
 * Measures idle latency, download and upload, and the latency under each. Figures go to the board as they settle.
 * Ends early, without a failure, when the signal aborts.
 */
export async function measureHttp(target: HttpTarget, tools: EngineTools): Promise<ProviderResult> {
  const { board, prober } = tools;
  board.choose(target.server);
  board.enter('latency');
  const idle = await prober.measureIdle(target.pingUrl, (sample) => {
    board.showLatency(sample.latencyMs);
  });
  if (tools.signal.aborted) return nothingMeasured(null);
  if (isFailure(idle)) return nothingMeasured(idle);
  const latency = settleIdle(idle, board);
  const roundTripMs = latency?.min ?? 0;

  board.enter('download');
  const download = await measureLoad(downloadLoad(target.downloadUrl), target, roundTripMs, tools);
  board.settle({ downloadBytes: download.bytes, downloadSeconds: download.seconds });
  const sofar = {
    ...nothingMeasured(download.failure),
    droppedSamples: idle.dropped + download.droppedSamples,
  };
  if (download.result === null) return sofar;
  board.settle({
    downloadBitsPerSecond: download.result.bitsPerSecond,
    downloadPeakBitsPerSecond: download.result.peakBitsPerSecond,
    loadedLatencyDownloadMs: download.loadedLatency?.median ?? null,
    loadedLatencyDownloadP95Ms: download.loadedLatency?.p95 ?? null,
  });

  board.enter('upload');
  const upload = await measureLoad(uploadLoad(target.uploadUrl), target, roundTripMs, tools);
  board.settle({ uploadBytes: upload.bytes, uploadSeconds: upload.seconds });
  const dropped = sofar.droppedSamples + upload.droppedSamples;
  const found = {
    ...sofar,
    failure: upload.failure,
    download: methodOf(download.result),
    droppedSamples: dropped,
  };
  if (upload.result === null) return found;
  board.settle({
    uploadBitsPerSecond: upload.result.bitsPerSecond,
    uploadPeakBitsPerSecond: upload.result.peakBitsPerSecond,
    loadedLatencyUploadMs: upload.loadedLatency?.median ?? null,
    loadedLatencyUploadP95Ms: upload.loadedLatency?.p95 ?? null,
  });
  return { ...found, upload: methodOf(upload.result) };
}

function settleIdle(idle: ProbeResult, board: ProgressBoard): LatencySummary | null {
  const latenciesMs = idle.samples.map((sample) => sample.latencyMs);
  const latency = summaryOf(latenciesMs);
  board.settle({
    latencyMs: latency?.median ?? null,
    latencyMinMs: latency?.min ?? null,
    latencyP95Ms: latency?.p95 ?? null,
    jitterMs: jitterMs(latenciesMs),
  });
  return latency;
}

interface MeasuredLoad {
  readonly result: LoadResult | null;
  readonly failure: Failure | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly loadedLatency: LatencySummary | null;
  readonly droppedSamples: number;
}

async function measureLoad(
  load: Load,
  target: HttpTarget,
  roundTripMs: number,
  { board, prober, limits, signal }: EngineTools,
): Promise<MeasuredLoad> {
  prober.startLoaded(target.pingUrl, (sample) => {
    board.showLatency(sample.latencyMs);
  });
  const result = await runLoad(load, {
    limits,
    roundTripMs,
    signal,
    onProgress: ({ bitsPerSecond, bytes, relativeHalfWidth }) => {
      board.showLoad(bitsPerSecond, bytes, relativeHalfWidth);
    },
  });
  const probes = await prober.stopLoaded();
  const { bytes, seconds } = result;
  if (result.kind === 'ended-early') {
    const { failure } = result;
    return { result: null, failure, bytes, seconds, loadedLatency: null, droppedSamples: probes.dropped };
  }
  const whileFull = probes.samples.filter(
    (sample) => sample.sentAtMs >= result.fromMs && sample.sentAtMs <= result.toMs,
  );
  const loadedLatency = summaryOf(whileFull.map((sample) => sample.latencyMs));
  return { result, failure: null, bytes, seconds, loadedLatency, droppedSamples: probes.dropped };
}

function methodOf({ confidence, relativeHalfWidth, streams }: LoadResult): DirectionMethod {
  return {
    confidence,
    relativeHalfWidth: Number.isFinite(relativeHalfWidth) ? relativeHalfWidth : null,
    streams,
  };
}
