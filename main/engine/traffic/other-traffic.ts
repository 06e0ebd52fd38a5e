import type { Confidence, Doubt } from '../../../shared/run';
import { STANDSTILL_MS } from '../standstill';
import { bytesAt, type Trace } from '../load/trace';
import type { MovedBytes, TrafficWatch } from './traffic-watch';

/**
 * What a test's own payload adds to the counters of an interface, as a share of it, at the very most: heads of Ethernet,
 * IP, TCP and TLS (7 % at the smallest usual packets). What is sent again is counted by the system.
 */
const MARGIN = { download: 0.1, upload: 0.15 } as const;
/** Where the round trip under load is not known, what is sent may be ahead of what is acknowledged by so much. */
const USUAL_QUEUE_MS = 500;
/** The usual part of it, which is not counted as other traffic. */
const USUAL_OVERHEAD = 0.045;
/** Probes of the test, answers of TCP, and what every computer murmurs, in bytes a second. */
const MURMUR_BYTES_PER_SECOND = 62_500;
/** What the probes of a quiet line move, handshakes included. */
const PROBE_BYTES = 65_536;
/** From this share of what the interface moved on, the figure is no longer that of the line at all. */
const LARGE_SHARE = 0.25;
/** Of the line's own rate: less does not fill a queue, so that a quiet line still answers as one. */
const NOTABLE_SHARE = 0.1;

/** What was measured in one direction, and the curve that it was taken from. */
export interface MeasuredStretch {
  readonly direction: 'download' | 'upload';
  readonly interfaceName: string | null;
  readonly trace: Trace;
  readonly fromMs: number;
  readonly toMs: number;
  /** The longest usual round trip under this load; null where it is not known. */
  readonly queueMs: number | null;
}

/**
 * What other programs of this computer moved in the direction of a load while it was measured, in bit/s; 0 where it is
 * within the margin of the test's own, null where it cannot be seen.
 */
function otherTraffic(watch: TrafficWatch, stretch: MeasuredStretch): number | null {
  const { direction, interfaceName, trace } = stretch;
  if (interfaceName === null) return null;
  const moved = watch.within(interfaceName, direction === 'download' ? 'received' : 'sent', stretch);
  if (moved === null) return null;
  const ownBytes = bytesAt(trace, moved.toMs) - bytesAt(trace, moved.fromMs);
  return beyond(moved, ownBytes, direction, stretch.queueMs ?? USUAL_QUEUE_MS);
}

/** A result with the confidence that is left when others used the line, or everything stood still for a moment. */
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

/** What other programs moved while the quiet line was probed, in both directions; null where it cannot be seen. */
export function idleBytes(watch: TrafficWatch, interfaceName: string | null): number | null {
  if (interfaceName === null) return null;
  const moved = [watch.whole(interfaceName, 'received'), watch.whole(interfaceName, 'sent')];
  if (moved.includes(null)) return null;
  return moved.reduce((sum, one) => sum + Math.max(0, (one?.bytes ?? 0) - PROBE_BYTES), 0);
}

/** What a throughput is held against to find what takes from its sureness. */
interface DoubtedResult extends Omit<MeasuredStretch, 'direction' | 'queueMs'> {
  readonly bitsPerSecond: number;
  readonly confidence: Confidence;
  readonly standstillMs: number;
}

/** What other programs moved, in bit/s, for a program that only says how much it has moved in all. */
export function otherTrafficBeside(
  moved: MovedBytes | null,
  ownBytes: number,
  direction: 'download' | 'upload',
): number | null {
  return moved === null ? null : beyond(moved, ownBytes, direction, USUAL_QUEUE_MS);
}

/** Bytes of an upload leave the interface before they are acknowledged: those in the queues of the line come on top. */
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

/** How sure a throughput still is that others had a part of the line's. */
function weakened(confidence: Confidence, ownBitsPerSecond: number, otherBitsPerSecond: number): Confidence {
  if (otherBitsPerSecond <= 0) return confidence;
  if (otherBitsPerSecond >= LARGE_SHARE * (ownBitsPerSecond + otherBitsPerSecond)) return 'low';
  return confidence === 'high' ? 'medium' : confidence;
}

/** Whether a quiet line was not quiet: what others moved while its latency was probed, against what it carries. */
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
