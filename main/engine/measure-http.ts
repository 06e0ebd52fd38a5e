import type { DirectionMethod, MissingPart } from '../../shared/run';
import { downloadBurst, downloadLoad } from './load/download-stream';
import { isFailure, type Failure } from './failure';
import type { Load } from './load/stream';
import { measureLoad, combineRpm, type MeasuredLoad } from './measure-load';
import { isWorthGoingOn, missingPart } from './missing-parts';
import { measurePacketLoss, type UdpEndpoint } from './loss/packet-loss';
import type { ProbeResult } from './latency/prober';
import { idleBytes, idleDoubts } from './traffic/other-traffic';
import { otherTrafficIn } from './traffic/other-bytes';
import type { ProgressBoard } from './progress-board';
import { nothingMeasured, type ProviderResult } from './provider-result';
import { STANDSTILL_MS, whileWatching } from './standstill';
import { jitterMs, summarizeLatency, type LatencySummary } from './statistics';
import type { EngineTools, HttpTarget } from './target';
import { TrafficWatch } from './traffic/traffic-watch';
import { uploadBurst, uploadLoad } from './load/upload-stream';

/**
 * Measures idle latency, download and upload, and the latency under each. Figures appear on the board as they settle.
 * A part that fails is listed as missing; the others are measured if possible. Ends early, without a failure, after
 * an abort.
 */
export async function measureHttp(target: HttpTarget, tools: EngineTools): Promise<ProviderResult> {
  const { board, signal } = tools;
  board.choose(target.server);
  const quiet = new TrafficWatch(tools.counters);
  quiet.start();
  const idle = await idleAt(target.pingUrl, tools);
  quiet.stop();
  if (signal.aborted) return nothingMeasured(null);
  const isIdleMissing = isFailure(idle);
  if (isIdleMissing && !canGoOn(idle, 0, target, tools)) return nothingMeasured(idle);
  const latency = isIdleMissing ? null : settleIdle(idle, board);
  const task = { target, roundTripMs: latency?.min ?? 0, isProbed: !isIdleMissing } as const;
  const packetLossRatio = await lossAt(target.udpEcho ?? null, tools);
  board.settle({ packetLossRatio });

  const download = await measureLoad(
    {
      ...task,
      direction: 'download',
      loadUrl: target.downloadUrl(null),
      load: () => createDownload(target, tools),
    },
    tools,
  );
  settleLoad('download', download, board);
  const isUploadTried =
    download.failure === null ? !signal.aborted : canGoOn(download.failure, download.bytes, target, tools);
  const upload = isUploadTried
    ? await measureLoad(
        {
          ...task,
          direction: 'upload',
          loadUrl: target.uploadUrl(),
          load: () => createUpload(target, tools),
        },
        tools,
      )
    : null;
  if (upload !== null) settleLoad('upload', upload, board);
  return {
    ...getDirections(download, upload, quiet, board),
    packetLossSource: packetLossRatio === null ? null : 'udp-echo',
    droppedSamples:
      (isIdleMissing ? 0 : idle.dropped) + download.droppedSamples + (upload?.droppedSamples ?? 0),
    missing: findMissing(isIdleMissing ? idle : null, download, upload),
  };
}

function canGoOn(failure: Failure, bytes: number, { refusals }: HttpTarget, tools: EngineTools): boolean {
  const hasAlternative = tools.hasAlternative === true;
  const isRight = isWorthGoingOn({ failure, bytes, hasAlternative, ...(refusals && { refusals }) });
  return isRight && !tools.signal.aborted;
}

/** Results of both directions; the first failure makes the whole fail. */
function getDirections(
  download: MeasuredLoad,
  upload: MeasuredLoad | null,
  quiet: TrafficWatch,
  board: ProgressBoard,
): ProviderResult {
  const loads = [download, ...(upload === null ? [] : [upload])].filter(({ result }) => result !== null);
  const { rpm, rpmKind } = combineRpm(loads.map((load) => load.rpm));
  if (loads.length > 0) board.settle({ rpm });
  const idle =
    download.result === null ? [] : idleDoubts(quiet, download.result, upload?.result?.bitsPerSecond ?? null);
  return {
    ...nothingMeasured(download.failure ?? upload?.failure ?? null),
    download: getMethod(download),
    upload: upload === null ? null : getMethod(upload),
    connection: download.result?.connection ?? upload?.result?.connection ?? null,
    rpmKind,
    doubts: [...idle, ...download.doubts, ...(upload?.doubts ?? [])],
    surroundings: otherTrafficIn({
      latency: idleBytes(quiet, (download.result ?? upload?.result)?.interfaceName ?? null),
      download: download.otherBytes,
      upload: upload?.otherBytes ?? null,
    }),
  };
}

/** The parts that failed, if any part gave a figure. */
function findMissing(
  idle: Failure | null,
  download: MeasuredLoad,
  upload: MeasuredLoad | null,
): readonly MissingPart[] {
  const notTried = upload === null ? download.failure : upload.failure;
  const hasNothing = idle !== null && download.result === null && (upload?.result ?? null) === null;
  if (hasNothing) return [];
  return [
    ...(idle === null ? [] : [missingPart('latency', idle)]),
    ...(download.failure === null ? [] : [missingPart('download', download.failure)]),
    ...(notTried === null ? [] : [missingPart('upload', notTried)]),
  ];
}

function settleLoad(
  direction: 'download' | 'upload',
  { result, loadedLatency, bytes, seconds }: MeasuredLoad,
  board: ProgressBoard,
): void {
  const [median, p95] = [loadedLatency?.median ?? null, loadedLatency?.p95 ?? null];
  if (direction === 'download') {
    board.settle({ downloadBytes: bytes, downloadSeconds: seconds });
    if (result === null) return;
    board.settle({
      downloadBitsPerSecond: result.bitsPerSecond,
      downloadPeakBitsPerSecond: result.peakBitsPerSecond,
      loadedLatencyDownloadMs: median,
      loadedLatencyDownloadP95Ms: p95,
    });
    return;
  }
  board.settle({ uploadBytes: bytes, uploadSeconds: seconds });
  if (result === null) return;
  board.settle({
    uploadBitsPerSecond: result.bitsPerSecond,
    uploadPeakBitsPerSecond: result.peakBitsPerSecond,
    loadedLatencyUploadMs: median,
    loadedLatencyUploadP95Ms: p95,
  });
}

function createDownload({ downloadUrl, piece }: HttpTarget, { limits, connection }: EngineTools): Load {
  if (limits.burstBytes === undefined) return downloadLoad(downloadUrl, connection);
  return downloadBurst(limits.burstBytes.download, piece ?? downloadUrl, connection);
}

function createUpload({ uploadUrl }: HttpTarget, { limits, connection }: EngineTools): Load {
  if (limits.burstBytes === undefined) return uploadLoad(uploadUrl, connection);
  return uploadBurst(limits.burstBytes.upload, uploadUrl, connection);
}

/** Round trips of the idle line, measured again after a standstill. */
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

/** Null without an echo, and after repeated standstills. */
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
  const latency = summarizeLatency(latenciesMs);
  board.settle({
    latencyMs: latency?.median ?? null,
    latencyMinMs: latency?.min ?? null,
    latencyP95Ms: latency?.p95 ?? null,
    jitterMs: jitterMs(latenciesMs),
  });
  return latency;
}

function getMethod({ result, hasLatencySettled }: MeasuredLoad): DirectionMethod | null {
  if (result === null) return null;
  const { confidence, relativeHalfWidth, streams } = result;
  return {
    confidence,
    relativeHalfWidth,
    streams,
    hasLatencySettled,
  };
}
