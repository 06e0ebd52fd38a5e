import type { Confidence } from '../../../shared/run';
import type { Doubt } from '../../../shared/figures/doubt';
import { STANDSTILL_MS } from '../standstill';
import { bytesAt, type Trace } from '../load/trace';
import type { MovedBytes, TrafficWatch } from './traffic-watch';

/**
 * Maximum share that the test’s own payload adds to the interface counters: headers of Ethernet, IP, TCP and TLS (7 %
 * with the smallest usual packets). Retransmissions are counted by the system.
 */
const MARGIN = { download: 0.1, upload: 0.15 } as const;
/** Assumed queue of an upload if its loaded round trip is unknown, in ms. */
const USUAL_QUEUE_MS = 500;
/** Typical share of headers, which does not count as other traffic. */
const USUAL_OVERHEAD = 0.045;
/** Background traffic in bytes per second: probes of the test, acknowledgements of TCP, and usual system traffic. */
const MURMUR_BYTES_PER_SECOND = 62_500;
/** Bytes of the probes of an idle line, with handshakes. */
const PROBE_BYTES = 65_536;
/** Share of other traffic from which the figure no longer describes the line. */
const LARGE_SHARE = 0.25;
/** Share of the line’s rate below which other traffic does not fill a queue. */
const NOTABLE_SHARE = 0.1;

/** A measured direction and its trace. */
export interface MeasuredStretch {
  readonly direction: 'download' | 'upload';
  readonly interfaceName: string | null;
  readonly trace: Trace;
  readonly fromMs: number;
  readonly toMs: number;
  /** The longest usual round trip under this load; null if unknown. */
  readonly queueMs: number | null;
}

/**
 * Traffic of other programs in the direction of a load while it was measured, in bit/s; 0 within the margin of the
 * test’s own traffic, null if unknown.
 */
function otherTraffic(watch: TrafficWatch, stretch: MeasuredStretch): number | null {
  const { direction, interfaceName, trace } = stretch;
  if (interfaceName === null) return null;
  const moved = watch.within(interfaceName, direction === 'download' ? 'received' : 'sent', stretch);
  if (moved === null) return null;
  const ownBytes = bytesAt(trace, moved.toMs) - bytesAt(trace, moved.fromMs);
  return beyond(moved, ownBytes, direction, stretch.queueMs ?? USUAL_QUEUE_MS);
}

/** A result with its confidence reduced by other traffic or a short standstill. */
export function doubted<Result extends DoubtedResult>(
  direction: 'download' | 'upload',
  result: Result,
  queueMs: number | null,
  watch: TrafficWatch,
): { readonly result: Result; readonly doubts: readonly Doubt[]; readonly otherBytes: number | null } {
  const seen = otherTraffic(watch, { ...result, direction, queueMs });
  const bitsPerSecond = seen ?? 0;
  const confidence = weakened(result.confidence, result.bitsPerSecond, bitsPerSecond);
  const doubts: readonly Doubt[] = [
    ...(bitsPerSecond > 0 ? [{ phase: direction, reason: 'other-traffic', bitsPerSecond } as const] : []),
    ...(result.standstillMs >= STANDSTILL_MS
      ? [{ phase: direction, reason: 'standstill', bitsPerSecond: null } as const]
      : []),
  ];
  return { result: { ...result, confidence }, doubts, otherBytes: toBytes(seen, result) };
}

function toBytes(
  bitsPerSecond: number | null,
  { fromMs, toMs }: Pick<MeasuredStretch, 'fromMs' | 'toMs'>,
): number | null {
  return bitsPerSecond === null ? null : Math.round((bitsPerSecond * (toMs - fromMs)) / 8_000);
}

/** Traffic of other programs while the idle line was probed, in both directions; null if unknown. */
export function idleBytes(watch: TrafficWatch, interfaceName: string | null): number | null {
  if (interfaceName === null) return null;
  const moved = [watch.whole(interfaceName, 'received'), watch.whole(interfaceName, 'sent')];
  if (moved.includes(null)) return null;
  return moved.reduce((sum, one) => sum + Math.max(0, (one?.bytes ?? 0) - PROBE_BYTES), 0);
}

/** Values that determine the confidence of a throughput. */
interface DoubtedResult extends Omit<MeasuredStretch, 'direction' | 'queueMs'> {
  readonly bitsPerSecond: number;
  readonly confidence: Confidence;
  readonly standstillMs: number;
}

/** Traffic of other programs in bit/s, for a test program that reports only its total bytes. */
export function otherTrafficBeside(
  moved: MovedBytes | null,
  ownBytes: number,
  direction: 'download' | 'upload',
): number | null {
  return moved === null ? null : beyond(moved, ownBytes, direction, USUAL_QUEUE_MS);
}

/**
 * Bytes of an upload leave the interface before they are acknowledged, so those in the queues of the line are added.
 */
function beyond(
  moved: MovedBytes,
  ownBytes: number,
  direction: 'download' | 'upload',
  queueMs: number,
): number {
  const lengthMs = moved.toMs - moved.fromMs;
  const inQueues = direction === 'upload' ? (ownBytes * queueMs) / lengthMs : 0;
  const bytes = moved.bytes - (direction === 'upload' ? moved.sentAgainBytes : 0);
  const murmur = (MURMUR_BYTES_PER_SECOND * lengthMs) / 1_000;
  if (bytes <= ownBytes * (1 + MARGIN[direction]) + inQueues + murmur) return 0;
  return ((bytes - ownBytes * (1 + USUAL_OVERHEAD)) * 8_000) / lengthMs;
}

/** The confidence of a throughput that shared the line with other traffic. */
function weakened(confidence: Confidence, ownBitsPerSecond: number, otherBitsPerSecond: number): Confidence {
  if (otherBitsPerSecond <= 0) return confidence;
  if (otherBitsPerSecond >= LARGE_SHARE * (ownBitsPerSecond + otherBitsPerSecond)) return 'low';
  return confidence === 'high' ? 'medium' : confidence;
}

/**
 * Whether an idle line was disturbed: traffic of other programs during the latency probes, compared with the
 * throughput of the line.
 */
export function idleDoubts(
  watch: TrafficWatch,
  { interfaceName, bitsPerSecond: download }: Pick<DoubtedResult, 'interfaceName' | 'bitsPerSecond'>,
  upload: number | null,
): readonly Doubt[] {
  if (interfaceName === null) return [];
  const found = [
    { moved: watch.whole(interfaceName, 'received'), rate: download },
    { moved: watch.whole(interfaceName, 'sent'), rate: upload },
  ].flatMap(({ moved, rate }) => {
    if (moved === null || rate === null) return [];
    const bitsPerSecond = ((moved.bytes - PROBE_BYTES) * 8_000) / (moved.toMs - moved.fromMs);
    return bitsPerSecond > NOTABLE_SHARE * rate ? [bitsPerSecond] : [];
  });
  if (found.length === 0) return [];
  return [{ phase: 'latency', reason: 'other-traffic', bitsPerSecond: Math.max(...found) }];
}
