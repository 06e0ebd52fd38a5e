import { foreignRpm, fullRpm, lowerRpm, type ForeignTimes } from '../../shared/figures/responsiveness';
import type { Method } from '../../shared/run';
import type { Doubt } from '../../shared/figures/doubt';
import type { Failure } from './failure';
import { runLoad } from './load/phase';
import type { LoadResult } from './load/result';
import type { Load } from './load/stream';
import { NOTHING_LOADED } from './latency/local-prober';
import { loadedPace } from './latency/loaded-pace';
import type { EngineTools, HttpTarget } from './target';
import { LoadedLatencies, loadedLevel } from './latency/loaded-level';
import { probeBitsPerSecond } from './latency/probe-bytes';
import type { LoadedResult, ProbeSample, SampleListener } from './latency/prober';
import type { SelfProbes, SelfProbeTask } from './latency/self-probe';
import { doubted } from './traffic/other-traffic';
import { STANDSTILL_MS, whileWatching } from './standstill';
import { summarizeLatency, type LatencySummary } from './statistics';
import { TrafficWatch } from './traffic/traffic-watch';

/** Result of one direction: its throughput, and the latency meanwhile. */
export interface MeasuredLoad {
  readonly result: LoadResult | null;
  readonly failure: Failure | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly loadedLatency: LatencySummary | null;
  /** Whether the latency had stopped growing; null if it was not measured. */
  readonly hasLatencySettled: boolean | null;
  readonly rpm: DirectionRpm;
  readonly droppedSamples: number;
  readonly doubts: readonly Doubt[];
  /** Bytes transferred by other programs meanwhile; null if unknown. */
  readonly otherBytes: number | null;
}

/** Responsiveness of one direction, in round trips per minute. */
export interface DirectionRpm {
  /** From new connections only. */
  readonly foreign: number | null;
  /** By the definition of the draft; null if the load does not use HTTP/2. */
  readonly full: number | null;
}

interface LoadedFigures {
  readonly loadedLatency: LatencySummary | null;
  readonly hasLatencySettled: boolean | null;
}

interface FullLine extends LoadedFigures {
  readonly stretch: Stretch;
}

const NO_LOADED: LoadedFigures = { loadedLatency: null, hasLatencySettled: null };

const NO_RPM: DirectionRpm = { foreign: null, full: null };

/** The responsiveness of a run from its directions, by the definition of the draft if all of them have that. */
export function combineRpm(directions: readonly DirectionRpm[]): {
  readonly rpm: number | null;
  readonly rpmKind: Method['rpmKind'];
} {
  const kind = directions.every(({ full }) => full !== null) ? 'full' : 'foreign';
  const rpm = directions.map((direction) => direction[kind]).reduce(lowerRpm, null);
  return { rpm, rpmKind: rpm === null ? null : kind };
}

/** Parameters for measuring one direction. */
export interface DirectionTask extends Pick<SelfProbeTask, 'direction' | 'loadUrl'> {
  /** Creates a load that has not started. */
  readonly load: () => Load;
  readonly target: HttpTarget;
  readonly roundTripMs: number;
  /** Whether the server answers probes. */
  readonly isProbed: boolean;
}

/**
 * Fills one direction and probes meanwhile; in full mode also over HTTP/2, for the responsiveness. Starts again after
 * a standstill, unless the bytes are limited.
 */
export async function measureLoad(task: DirectionTask, tools: EngineTools): Promise<MeasuredLoad> {
  const { board, limits, signal, repeats } = tools;
  board.enter(task.direction);
  const { standstillMs, ...found } = await attemptLoad(task, tools);
  const isBounded = limits.burstBytes !== undefined;
  if (isBounded || signal.aborted || !repeats.take(standstillMs)) return found;
  const again = await measureLoad(task, tools);
  return {
    ...again,
    bytes: again.bytes + found.bytes,
    seconds: again.seconds + found.seconds,
    droppedSamples: again.droppedSamples + found.droppedSamples,
  };
}

async function attemptLoad(
  { direction, loadUrl, load, target, roundTripMs, isProbed }: DirectionTask,
  tools: EngineTools,
): Promise<MeasuredLoad & Pick<LoadResult, 'standstillMs'>> {
  const { board, prober, limits, signal, repeats } = tools;
  const traffic = new TrafficWatch(tools.counters);
  const latencies = new LoadedLatencies();
  if (isProbed) {
    startProbes(target, tools, (sample) => {
      latencies.add(sample);
    });
  }
  traffic.start();
  const loaded = await runLoad(load(), {
    limits,
    roundTripMs,
    latencies,
    ...(target.mostStreams !== undefined && { mostStreams: target.mostStreams }),
    signal,
    bearsMs: repeats.bearsMs,
    refusals: target.refusals ?? [],
    onProgress: (load) => {
      board.showLoad(load);
      if (isProbed) prober.paceLoaded(loadedPace(load.bitsPerSecond));
    },
  });
  traffic.stop();
  const probes = isProbed ? await prober.stopLoaded() : NOTHING_LOADED;
  const { bytes, seconds, standstillMs } = loaded;
  const cost = { bytes, seconds, standstillMs, droppedSamples: probes.dropped };
  if (loaded.kind === 'ended-early') {
    const { failure } = loaded;
    return { ...cost, ...NO_LOADED, result: null, failure, rpm: NO_RPM, doubts: [], otherBytes: null };
  }
  const full = fullLine(probes, loaded, roundTripMs);
  const { result, doubts, otherBytes } = doubted(
    direction,
    withProbes(loaded, probes, direction),
    full.loadedLatency?.p95 ?? null,
    traffic,
  );
  const found = {
    ...cost,
    loadedLatency: full.loadedLatency,
    hasLatencySettled: full.hasLatencySettled,
    result,
    doubts,
    otherBytes,
    failure: null,
    rpm: { foreign: foreignRpm(foreignTimes(probes, full.stretch, target)), full: null },
  };
  const isFull = isProbed && tools.mode === 'full' && target.hasSelfProbes === true;
  if (!isFull) return found;
  return { ...(await withFullRpm(found, result, target, { direction, loadUrl }, tools)), standstillMs };
}

async function withFullRpm(
  found: MeasuredLoad,
  { bitsPerSecond }: Pick<LoadResult, 'bitsPerSecond'>,
  target: HttpTarget,
  selfProbes: Pick<SelfProbeTask, 'direction' | 'loadUrl'>,
  tools: EngineTools,
): Promise<MeasuredLoad> {
  const { board, prober, connection, signal, repeats } = tools;
  startProbes(target, tools);
  prober.paceLoaded(loadedPace(bitsPerSecond));
  // Node’s HTTP/2 takes megabytes of memory, so it is loaded only if needed.
  const { probeSelf } = await import('./latency/self-probe');
  const { result: self, standstillMs } = await whileWatching(() =>
    probeSelf({
      ...selfProbes,
      smallUrl: target.pingUrl,
      connection,
      signal,
      onBytes: (bytes) => {
        const relativeHalfWidth = found.result?.relativeHalfWidth ?? null;
        board.showLoad({ bitsPerSecond, bytes: found.bytes + bytes, relativeHalfWidth });
      },
    }),
  );
  const probes = await prober.stopLoaded();
  if (self === null) return found;
  const cost = {
    ...found,
    bytes: found.bytes + self.bytes,
    droppedSamples: found.droppedSamples + self.dropped + probes.dropped,
  };
  if (standstillMs < STANDSTILL_MS) {
    return { ...cost, rpm: { ...found.rpm, full: getFullRpm(self, probes, target) } };
  }
  // The samples of new connections from the previous load are kept.
  const isAgain = !signal.aborted && repeats.take(standstillMs);
  return isAgain ? withFullRpm(cost, { bitsPerSecond }, target, selfProbes, tools) : cost;
}

function startProbes(
  { pingUrl }: HttpTarget,
  { board, prober, connection }: EngineTools,
  onSample: SampleListener = () => undefined,
): void {
  prober.startLoaded(pingUrl, connection, (sample) => {
    board.showLatency(sample.latencyMs);
    onSample(sample);
  });
}

/** The throughput of the line with the bytes of the probes. */
function withProbes(
  loaded: LoadResult,
  { moved }: LoadedResult,
  direction: DirectionTask['direction'],
): LoadResult {
  const taken = probeBitsPerSecond(moved, direction, loaded);
  const { bitsPerSecond, peakBitsPerSecond } = loaded;
  return {
    ...loaded,
    bitsPerSecond: bitsPerSecond + taken,
    peakBitsPerSecond: peakBitsPerSecond === null ? null : peakBitsPerSecond + taken,
  };
}

type LoadedStretch = Pick<LoadResult, 'settledAtMs' | 'endedAtMs' | 'fromMs' | 'hasLatencySettled'>;

/** The latency of the full line, and the range in which it was full. */
export function fullLine(
  { samples }: Pick<LoadedResult, 'samples'>,
  { settledAtMs, endedAtMs, fromMs, hasLatencySettled }: LoadedStretch,
  idleMs: number,
): FullLine {
  const loaded = samples.filter(({ sentAtMs }) => sentAtMs <= endedAtMs);
  const { hasSettled, fullFromMs } = loadedLevel(loaded, settledAtMs ?? fromMs, idleMs);
  const stretch = { fromMs: Math.max(fromMs, fullFromMs), toMs: endedAtMs };
  const loadedLatency = summarizeLatency(latenciesBetween(loaded, stretch));
  return {
    loadedLatency,
    hasLatencySettled:
      loadedLatency === null
        ? null
        : settledAtMs !== null && (hasLatencySettled === true || hasSettled === true),
    stretch,
  };
}

function getFullRpm(self: SelfProbes, probes: LoadedResult, target: HttpTarget): number | null {
  return fullRpm(foreignTimes(probes, self, target), latenciesBetween(self.samples, self));
}

/** A range on the engine’s clock. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

function foreignTimes({ foreign }: LoadedResult, full: Stretch, { pingUrl }: HttpTarget): ForeignTimes {
  return {
    tcpMs: latenciesBetween(foreign.tcp, full),
    tlsMs: pingUrl.protocol === 'https:' ? latenciesBetween(foreign.tls, full) : null,
    httpMs: latenciesBetween(foreign.http, full),
  };
}

function latenciesBetween(samples: readonly ProbeSample[], { fromMs, toMs }: Stretch): readonly number[] {
  return samples
    .filter(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs <= toMs)
    .map(({ latencyMs }) => latencyMs);
}
