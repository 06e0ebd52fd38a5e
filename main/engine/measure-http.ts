import type { DirectionMethod } from '../../shared/run';
import { downloadBurst, downloadLoad } from './load/download-stream';
import { isFailure, type Failure } from './failure';
import type { LoadResult } from './load/result';
import type { Load } from './load/stream';
import { measureLoad, rpmOf } from './measure-load';
import { measurePacketLoss, type UdpEndpoint } from './loss/packet-loss';
import type { ProbeResult } from './latency/prober';
import { idleDoubts } from './traffic/other-traffic';
import type { ProgressBoard } from './progress-board';
import { nothingMeasured, type ProviderResult } from './provider-result';
import { STANDSTILL_MS, whileWatching } from './standstill';
import { jitterMs, summaryOf, type LatencySummary } from './statistics';
import type { EngineTools, HttpTarget } from './target';
import { TrafficWatch } from './traffic/traffic-watch';
import { uploadBurst, uploadLoad } from './load/upload-stream';

/**
 * Measures idle latency, download and upload, and the latency under each. Figures go to the board as they settle.
 * Ends early, without a failure, when the signal aborts.
 */
export async function measureHttp(target: HttpTarget, tools: EngineTools): Promise<ProviderResult> {
  const { board } = tools;
  board.choose(target.server);
  const quiet = new TrafficWatch(tools.counters);
  quiet.start();
  const idle = await idleAt(target.pingUrl, tools);
  quiet.stop();
  if (tools.signal.aborted) return nothingMeasured(null);
  if (isFailure(idle)) return nothingMeasured(idle);
  const latency = settleIdle(idle, board);
  const roundTripMs = latency?.min ?? 0;
  const packetLossRatio = await lossAt(target.udpEcho ?? null, tools);
  board.settle({ packetLossRatio });

  const down = { direction: 'download', loadUrl: target.downloadUrl(null), target, roundTripMs } as const;
  const download = await measureLoad({ ...down, load: () => downloadOf(target, tools) }, tools);
  board.settle({ downloadBytes: download.bytes, downloadSeconds: download.seconds });
  const sofar = {
    ...nothingMeasured(download.failure),
    packetLossSource: packetLossRatio === null ? null : ('udp-echo' as const),
    droppedSamples: idle.dropped + download.droppedSamples,
    doubts: download.doubts,
  };
  if (download.result === null) return sofar;
  const downRpm = rpmOf([download.rpm]);
  board.settle({
    downloadBitsPerSecond: download.result.bitsPerSecond,
    downloadPeakBitsPerSecond: download.result.peakBitsPerSecond,
    loadedLatencyDownloadMs: download.loadedLatency?.median ?? null,
    loadedLatencyDownloadP95Ms: download.loadedLatency?.p95 ?? null,
    rpm: downRpm.rpm,
  });

  const up = { direction: 'upload', loadUrl: target.uploadUrl(), target, roundTripMs } as const;
  const upload = await measureLoad({ ...up, load: () => uploadOf(target, tools) }, tools);
  board.settle({ uploadBytes: upload.bytes, uploadSeconds: upload.seconds });
  const dropped = sofar.droppedSamples + upload.droppedSamples;
  const found = {
    ...sofar,
    failure: upload.failure,
    download: methodOf(download.result, download),
    connection: download.result.connection,
    rpmKind: downRpm.rpmKind,
    droppedSamples: dropped,
    doubts: [
      ...idleDoubts(quiet, download.result, upload.result?.bitsPerSecond ?? null),
      ...download.doubts,
      ...upload.doubts,
    ],
  };
  if (upload.result === null) return found;
  const { rpm, rpmKind } = rpmOf([download.rpm, upload.rpm]);
  board.settle({
    uploadBitsPerSecond: upload.result.bitsPerSecond,
    uploadPeakBitsPerSecond: upload.result.peakBitsPerSecond,
    loadedLatencyUploadMs: upload.loadedLatency?.median ?? null,
    loadedLatencyUploadP95Ms: upload.loadedLatency?.p95 ?? null,
    rpm,
  });
  return { ...found, rpmKind, upload: methodOf(upload.result, upload) };
}

function downloadOf({ downloadUrl, piece }: HttpTarget, { limits, connection }: EngineTools): Load {
  if (limits.burstBytes === undefined) return downloadLoad(downloadUrl, connection);
  return downloadBurst(limits.burstBytes.download, piece ?? downloadUrl, connection);
}

function uploadOf({ uploadUrl }: HttpTarget, { limits, connection }: EngineTools): Load {
  if (limits.burstBytes === undefined) return uploadLoad(uploadUrl, connection);
  return uploadBurst(limits.burstBytes.upload, uploadUrl, connection);
}

/** Round trips of the quiet line, found again when everything stood still meanwhile. */
export async function idleAt(pingUrl: URL, tools: EngineTools): Promise<ProbeResult | Failure> {
  const { board, prober, connection, signal, repeats } = tools;
  board.enter('latency');
  const { result, standstillMs } = await whileWatching(() =>
    prober.measureIdle(pingUrl, connection, (sample) => {
      board.showLatency(sample.latencyMs);
    }),
  );
  return !signal.aborted && repeats.take(standstillMs) ? idleAt(pingUrl, tools) : result;
}

/** Null where there is no echo, and where everything stood still again and again. */
async function lossAt(endpoint: UdpEndpoint | null, tools: EngineTools): Promise<number | null> {
  if (endpoint === null) return null;
  const { connection, signal, repeats } = tools;
  const { result, standstillMs } = await whileWatching(() =>
    measurePacketLoss(endpoint.host, endpoint.port, connection, signal),
  );
  if (standstillMs < STANDSTILL_MS) return result;
  return !signal.aborted && repeats.take(standstillMs) ? lossAt(endpoint, tools) : null;
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

function methodOf(
  { confidence, relativeHalfWidth, streams }: LoadResult,
  { hasLatencySettled }: Pick<DirectionMethod, 'hasLatencySettled'>,
): DirectionMethod {
  return {
    confidence,
    relativeHalfWidth: Number.isFinite(relativeHalfWidth) ? relativeHalfWidth : null,
    streams,
    hasLatencySettled,
  };
}
