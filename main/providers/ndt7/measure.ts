import { isFailure, type Failure } from '../../engine/failure';
import { isWorthGoingOn, missingPart } from '../../engine/missing-parts';
import { LoadedLatencies } from '../../engine/latency/loaded-level';
import { fullLine } from '../../engine/measure-load';
import { idleAt } from '../../engine/measure-http';
import type { EngineTools } from '../../engine/target';
import { probeBitsPerSecond } from '../../engine/latency/probe-bytes';
import { nothingMeasured, type ProviderResult } from '../../engine/provider-result';
import { otherTrafficIn } from '../../engine/traffic/other-bytes';
import { doubted } from '../../engine/traffic/other-traffic';
import { MOST_BORNE_MS } from '../../engine/standstill';
import { jitterMs, summarizeLatency, type LatencySummary } from '../../engine/statistics';
import { TrafficWatch } from '../../engine/traffic/traffic-watch';
import type { Doubt } from '../../../shared/figures/doubt';
import { runNdt7 } from './phase';
import type { Ndt7Report } from './report';
import type { Ndt7Deadlines, Ndt7EndedEarly, Ndt7Measured } from './result';
import type { Ndt7Target } from './target';

/** Fewer round trips say nothing of their median. */
const LEAST_ROUND_TRIPS = 3;

/**
 * Measures download and upload against one NDT7 server. Latency is measured by the engine's own probes where the
 * server answers them; else it is what the server's TCP saw, whose smallest round trip stands for the idle one.
 */
export async function measureNdt7(
  target: Ndt7Target,
  tools: EngineTools,
  deadlines: Ndt7Deadlines,
): Promise<ProviderResult> {
  const { board, signal } = tools;
  board.choose(target.server);
  const idle = await measureIdle(target, tools);
  if (signal.aborted) return nothingMeasured(null);
  const pingUrl = idle === null ? null : target.pingUrl;

  const download = await measureDirection('download', { ...target, pingUrl }, idle, tools, deadlines);
  const { result: down } = download;
  board.settle({ downloadBytes: down.bytes, downloadSeconds: down.seconds });
  const loss = down.reports.findLast((report) => report.retransmittedRatio !== null)?.retransmittedRatio;
  if (idle === null) settleSmallest(down.reports, tools);
  const sofar: ProviderResult = {
    ...nothingMeasured(down.kind === 'ended-early' ? down.failure : null),
    download: settleDirection('download', download, board),
    packetLossSource: loss === undefined ? null : 'retransmissions',
    droppedSamples: (idle?.dropped ?? 0) + download.dropped,
    doubts: download.doubts,
    surroundings: otherTrafficIn({ latency: null, download: download.otherBytes, upload: null }),
    connection: down.kind === 'ended-early' ? null : down.connection,
  };
  board.settle({ packetLossRatio: loss ?? null });
  const downFailure = down.kind === 'ended-early' ? down.failure : null;
  if (down.kind === 'ended-early' && !isUploadWorthIt(down, tools)) {
    return { ...sofar, missing: findMissing(downFailure, downFailure) };
  }

  const upload = await measureDirection('upload', { ...target, pingUrl }, idle, tools, deadlines);
  const { result: up } = upload;
  board.settle({ uploadBytes: up.bytes, uploadSeconds: up.seconds });
  const upFailure = up.kind === 'ended-early' ? up.failure : null;
  return {
    ...sofar,
    failure: downFailure ?? upFailure,
    upload: settleDirection('upload', upload, board),
    droppedSamples: sofar.droppedSamples + upload.dropped,
    doubts: [...download.doubts, ...upload.doubts],
    surroundings: otherTrafficIn({
      latency: null,
      download: download.otherBytes,
      upload: upload.otherBytes,
    }),
    connection: sofar.connection ?? (up.kind === 'ended-early' ? null : up.connection),
    missing: findMissing(downFailure, upFailure),
  };
}

function isUploadWorthIt(
  { failure, bytes }: Ndt7EndedEarly,
  { hasAlternative = false, signal }: EngineTools,
): boolean {
  return failure !== null && !signal.aborted && isWorthGoingOn({ failure, bytes, hasAlternative });
}

function findMissing(download: Failure | null, upload: Failure | null): ProviderResult['missing'] {
  return [
    ...(download === null ? [] : [missingPart('download', download)]),
    ...(upload === null ? [] : [missingPart('upload', upload)]),
  ];
}

/** Puts a direction on the board that was measured; how it was, or null where it was not. */
function settleDirection(
  direction: 'download' | 'upload',
  measured: MeasuredDirection,
  board: EngineTools['board'],
): ProviderResult['download'] {
  const { result, latency } = measured;
  if (result.kind === 'ended-early') return null;
  const { bitsPerSecond, peakBitsPerSecond } = result;
  const [median, p95] = [latency?.median ?? null, latency?.p95 ?? null];
  board.settle(
    direction === 'download'
      ? {
          downloadBitsPerSecond: bitsPerSecond,
          downloadPeakBitsPerSecond: peakBitsPerSecond,
          loadedLatencyDownloadMs: median,
          loadedLatencyDownloadP95Ms: p95,
        }
      : {
          uploadBitsPerSecond: bitsPerSecond,
          uploadPeakBitsPerSecond: peakBitsPerSecond,
          loadedLatencyUploadMs: median,
          loadedLatencyUploadP95Ms: p95,
        },
  );
  return getMethod(result, measured);
}

interface Idle extends LatencySummary {
  readonly dropped: number;
}

/** Null when the server does not answer probes. */
async function measureIdle({ pingUrl }: Ndt7Target, tools: EngineTools): Promise<Idle | null> {
  if (pingUrl === null) return null;
  const probes = await idleAt(pingUrl, tools);
  if (isFailure(probes)) return null;
  const latenciesMs = probes.samples.map((sample) => sample.latencyMs);
  const latency = summarizeLatency(latenciesMs);
  if (latency === null) return null;
  tools.board.settle({
    latencyMs: latency.median,
    latencyMinMs: latency.min,
    latencyP95Ms: latency.p95,
    jitterMs: jitterMs(latenciesMs),
  });
  return { ...latency, dropped: probes.dropped };
}

function settleSmallest(reports: readonly Ndt7Report[], { board }: EngineTools): void {
  const smallest = summarizeLatency(
    reports.map((report) => report.minRttMs).filter((rtt) => rtt !== null),
  )?.min;
  if (smallest !== undefined) board.settle({ latencyMs: smallest, latencyMinMs: smallest });
}

interface MeasuredDirection {
  readonly result: Ndt7Measured | Ndt7EndedEarly;
  readonly latency: LatencySummary | null;
  readonly hasLatencySettled: boolean | null;
  readonly dropped: number;
  readonly doubts: readonly Doubt[];
  readonly otherBytes: number | null;
}

const NO_LATENCY = { latency: null, hasLatencySettled: null } as const;

/**
 * Measures one direction; again when everything stood still meanwhile, where the address may be used again, as that of
 * a server of the user's own, and where no amount bounds what may be moved.
 */
async function measureDirection(
  direction: 'download' | 'upload',
  target: Ndt7Target,
  idle: Idle | null,
  tools: EngineTools,
  deadlines: Ndt7Deadlines,
): Promise<MeasuredDirection> {
  const { board, limits, signal, repeats } = tools;
  board.enter(direction);
  const found = await attemptDirection(direction, target, idle, tools, deadlines);
  const isOnce = !target.isReusable || limits.burstBytes !== undefined || signal.aborted;
  if (isOnce || !repeats.take(found.result.standstillMs)) return found;
  const again = await measureDirection(direction, target, idle, tools, deadlines);
  const bytes = again.result.bytes + found.result.bytes;
  const seconds = again.result.seconds + found.result.seconds;
  return { ...again, result: { ...again.result, bytes, seconds }, dropped: again.dropped + found.dropped };
}

async function attemptDirection(
  direction: 'download' | 'upload',
  { downloadUrl, uploadUrl, pingUrl, isReusable }: Ndt7Target,
  idle: Idle | null,
  { board, prober, mode, limits, connection, repeats, counters, signal }: EngineTools,
  deadlines: Ndt7Deadlines,
): Promise<MeasuredDirection> {
  const latencies = new LoadedLatencies();
  if (pingUrl !== null) {
    prober.startLoaded(pingUrl, connection, (sample) => {
      latencies.add(sample);
      board.showLatency(sample.latencyMs);
    });
  }
  const traffic = new TrafficWatch(counters);
  traffic.start();
  const measured = await runNdt7({
    direction,
    url: direction === 'download' ? downloadUrl : uploadUrl,
    mode,
    limits,
    roundTripMs: idle?.min ?? 0,
    latencies,
    deadlines,
    bearsMs: isReusable ? repeats.bearsMs : MOST_BORNE_MS,
    connection,
    signal,
    onProgress: (load) => {
      board.showLoad(load);
    },
  });
  traffic.stop();
  const probes = pingUrl === null ? null : await prober.stopLoaded();
  const dropped = probes?.dropped ?? 0;
  if (measured.kind === 'ended-early')
    return { result: measured, ...NO_LATENCY, dropped, doubts: [], otherBytes: null };
  const full = probes === null ? bySocket(measured) : fullLine(probes, measured, idle?.min ?? 0);
  const isWhole = mode === 'full' || probes === null;
  const taken = isWhole ? 0 : probeBitsPerSecond(probes.moved, direction, measured);
  const { result, doubts, otherBytes } = doubted(
    direction,
    { ...measured, bitsPerSecond: measured.bitsPerSecond + taken },
    full.loadedLatency?.p95 ?? null,
    traffic,
  );
  return {
    result,
    latency: full.loadedLatency,
    hasLatencySettled: full.hasLatencySettled,
    dropped,
    doubts,
    otherBytes,
  };
}

/** What the server's TCP saw: too rare and too smooth to tell how the latency grew. */
function bySocket({
  reports,
}: Ndt7Measured): Pick<ReturnType<typeof fullLine>, 'loadedLatency' | 'hasLatencySettled'> {
  const roundTripsMs = reports.map((report) => report.rttMs).filter((rtt) => rtt !== null);
  const loadedLatency = roundTripsMs.length < LEAST_ROUND_TRIPS ? null : summarizeLatency(roundTripsMs);
  return { loadedLatency, hasLatencySettled: loadedLatency === null ? null : false };
}

function getMethod(
  { confidence, relativeHalfWidth }: Ndt7Measured,
  { hasLatencySettled }: Pick<MeasuredDirection, 'hasLatencySettled'>,
): ProviderResult['download'] {
  return { confidence, relativeHalfWidth, streams: 1, hasLatencySettled };
}
