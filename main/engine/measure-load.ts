import { foreignRpm, fullRpm, lowerRpm, type ForeignTimes } from '../../shared/responsiveness';
import type { Method } from '../../shared/run';
import type { Failure } from './failure';
import { runLoad, type LoadResult } from './load-phase';
import type { Load } from './load-stream';
import { loadedPace } from './loaded-pace';
import type { EngineTools, HttpTarget } from './measure-http';
import type { LoadedResult, ProbeSample } from './prober';
import type { SelfProbes, SelfProbeTask } from './self-probe';
import { summaryOf, type LatencySummary } from './statistics';

/** What one direction gave: its throughput, and how the line answered meanwhile. */
export interface MeasuredLoad {
  readonly result: LoadResult | null;
  readonly failure: Failure | null;
  readonly bytes: number;
  readonly seconds: number;
  readonly loadedLatency: LatencySummary | null;
  readonly rpm: DirectionRpm;
  readonly droppedSamples: number;
}

/** Responsiveness of one direction, in round trips a minute. */
export interface DirectionRpm {
  /** On new connections alone. */
  readonly foreign: number | null;
  /** As the draft defines it; null where the load does not go over HTTP/2. */
  readonly full: number | null;
}

const NO_RPM: DirectionRpm = { foreign: null, full: null };

/** The responsiveness of a run by its directions: as the draft defines it if all of them have that. */
export function rpmOf(directions: readonly DirectionRpm[]): {
  readonly rpm: number | null;
  readonly rpmKind: Method['rpmKind'];
} {
  const kind = directions.every(({ full }) => full !== null) ? 'full' : 'foreign';
  const rpm = directions.map((direction) => direction[kind]).reduce(lowerRpm, null);
  return { rpm, rpmKind: rpm === null ? null : kind };
}

/** Fills one direction and probes meanwhile; in full mode goes on over HTTP/2 for the responsiveness where it is to. */
export async function measureLoad(
  load: Load,
  target: HttpTarget,
  selfProbes: Pick<SelfProbeTask, 'direction' | 'loadUrl'>,
  roundTripMs: number,
  tools: EngineTools,
): Promise<MeasuredLoad> {
  const { board, prober, limits, signal } = tools;
  startProbes(target, tools);
  const result = await runLoad(load, {
    limits,
    roundTripMs,
    signal,
    refusals: target.refusals ?? [],
    onProgress: ({ bitsPerSecond, bytes, relativeHalfWidth }) => {
      board.showLoad(bitsPerSecond, bytes, relativeHalfWidth);
      prober.paceLoaded(loadedPace(bitsPerSecond));
    },
  });
  const probes = await prober.stopLoaded();
  const cost = { bytes: result.bytes, seconds: result.seconds, droppedSamples: probes.dropped };
  if (result.kind === 'ended-early') {
    return { ...cost, result: null, failure: result.failure, loadedLatency: null, rpm: NO_RPM };
  }
  const found: MeasuredLoad = {
    ...cost,
    result,
    failure: null,
    loadedLatency: summaryOf(latenciesBetween(probes.samples, result)),
    rpm: { foreign: foreignRpm(foreignTimes(probes, result, target)), full: null },
  };
  const isFull = tools.mode === 'full' && target.hasSelfProbes === true;
  return isFull ? withFullRpm(found, result, target, selfProbes, tools) : found;
}

async function withFullRpm(
  found: MeasuredLoad,
  { bitsPerSecond }: LoadResult,
  target: HttpTarget,
  selfProbes: Pick<SelfProbeTask, 'direction' | 'loadUrl'>,
  tools: EngineTools,
): Promise<MeasuredLoad> {
  const { board, prober, connection, signal } = tools;
  startProbes(target, tools);
  prober.paceLoaded(loadedPace(bitsPerSecond));
  // Node's HTTP/2 takes megabytes, also of those who do not use it.
  const { probeSelf } = await import('./self-probe');
  const self = await probeSelf({
    ...selfProbes,
    smallUrl: target.pingUrl,
    connection,
    signal,
    onBytes: (bytes) => {
      board.showLoad(bitsPerSecond, found.bytes + bytes, found.result?.relativeHalfWidth ?? null);
    },
  });
  const probes = await prober.stopLoaded();
  if (self === null) return found;
  return {
    ...found,
    bytes: found.bytes + self.bytes,
    droppedSamples: found.droppedSamples + self.dropped + probes.dropped,
    rpm: { ...found.rpm, full: fullRpmOf(self, probes, target) },
  };
}

function startProbes({ pingUrl }: HttpTarget, { board, prober, connection }: EngineTools): void {
  prober.startLoaded(pingUrl, connection, (sample) => {
    board.showLatency(sample.latencyMs);
  });
}

function fullRpmOf(self: SelfProbes, probes: LoadedResult, target: HttpTarget): number | null {
  return fullRpm(foreignTimes(probes, self, target), latenciesBetween(self.samples, self));
}

/** A stretch on the engine's clock. */
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
