import { median } from '../../core/statistics';
import type { ProbeSample } from './prober';

/** Latency is looked at in windows of this length, or of its own where it is longer. */
const WINDOW_MS = 150;
/** With fewer round trips a window says nothing. */
const LEAST_SAMPLES = 3;
/** So many windows in a row are flat when their later half is hardly higher than their earlier one. */
const FLAT_WINDOWS = 4;
/** What is hardly higher: in ms, or as a share. A filling buffer adds about 50 ms each second (senders of Linux). */
const FLAT_MS = 3;
const FLAT_SHARE = 0.04;
/** How far the latency falls at least when a buffer has overflowed and TCP sends less: in ms, or of the queue. */
const FALL_MS = 3;
const FALL_SHARE = 0.08;
/** From one window to the next the latency is believed to rise by no more than this. */
const MOST_RISE = 1.15;
/** From this share of the highest queue on the line counts as full. */
const FULL_SHARE = 0.8;
/** A queue that stands: what it adds to the idle round trip, in ms, or as a share of that. */
const QUEUE_MS = 4;
const QUEUE_SHARE = 0.15;
/** A queue is looked for in so many of the newest round trips. */
const NEWEST_SAMPLES = 5;

/** How the latency under load went. */
export interface LoadedLevel {
  /**
   * Whether it had stopped growing: it stayed where it was, or fell since the buffer had overflowed. Null where too few
   * round trips were seen to tell.
   */
  readonly hasSettled: boolean | null;
  /** From when on the line counts as full, or, where the latency had not settled, as full as it got. */
  readonly fullFromMs: number;
}

interface Window {
  readonly fromMs: number;
  /** The median. */
  readonly latencyMs: number;
  readonly latenciesMs: readonly number[];
}

/** Follows the latency from `fromMs`, when the load began, by round trips in the order of sending; `idleMs` without load. */
export function loadedLevel(samples: readonly ProbeSample[], fromMs: number, idleMs: number): LoadedLevel {
  const windows = getWindows(samples, fromMs);
  const peakMs = Math.max(idleMs, ...sustained(windows));
  const fullMs = idleMs + FULL_SHARE * (peakMs - idleMs);
  const full = windows.find(({ latencyMs }) => latencyMs >= fullMs) ?? windows.at(-1);
  const hasSettled = windows.length < FLAT_WINDOWS ? null : isFlat(windows) || hasFallen(windows, idleMs);
  return { hasSettled, fullFromMs: full?.fromMs ?? fromMs };
}

/** Whether the newest round trips show that a queue stands before the line; null where they are too few to tell. */
export function isQueueing(samples: readonly ProbeSample[], idleMs: number): boolean | null {
  const newest = samples.slice(-NEWEST_SAMPLES).map(({ latencyMs }) => latencyMs);
  const middleMs = newest.length < LEAST_SAMPLES ? null : median(newest);
  return middleMs === null ? null : middleMs - idleMs >= Math.max(QUEUE_MS, QUEUE_SHARE * idleMs);
}

/** Consecutive windows, back from the newest sample; each at least as long as the latency before it. */
function getWindows(samples: readonly ProbeSample[], fromMs: number): readonly Window[] {
  const windows: Window[] = [];
  let end = samples.length;
  let lengthMs = WINDOW_MS;
  while (end > 0) {
    const startMs = Math.max(fromMs, (samples[end - 1]?.sentAtMs ?? 0) - lengthMs);
    let start = end;
    while (start > 0 && (samples[start - 1]?.sentAtMs ?? 0) > startMs) start--;
    if (end - start < LEAST_SAMPLES) start = Math.max(0, end - LEAST_SAMPLES);
    const part = samples.slice(start, end);
    const latenciesMs = part.map((sample) => sample.latencyMs);
    const latencyMs = median(latenciesMs);
    if ((part[0]?.sentAtMs ?? 0) < fromMs || part.length < LEAST_SAMPLES || latencyMs === null) break;
    windows.unshift({ fromMs: part[0]?.sentAtMs ?? fromMs, latencyMs, latenciesMs });
    lengthMs = Math.max(WINDOW_MS, latencyMs);
    end = start;
  }
  return windows;
}

/** The latency of each window, but not much more than the one before it: one slow moment may be chance. */
function sustained(windows: readonly Window[]): number[] {
  return windows.map(({ latencyMs }, index) =>
    Math.min(latencyMs, MOST_RISE * (windows[index - 1]?.latencyMs ?? latencyMs)),
  );
}

function isFlat(windows: readonly Window[]): boolean {
  const half = FLAT_WINDOWS / 2;
  const earlier = median(windows.slice(-FLAT_WINDOWS, -half).flatMap(({ latenciesMs }) => latenciesMs)) ?? 0;
  const later = median(windows.slice(-half).flatMap(({ latenciesMs }) => latenciesMs)) ?? 0;
  return later - earlier <= Math.max(FLAT_MS, FLAT_SHARE * earlier);
}

function hasFallen(windows: readonly Window[], idleMs: number): boolean {
  const levels = sustained(windows);
  let peakMs = idleMs;
  return windows.some(({ latencyMs }, index) => {
    const next = windows[index + 1]?.latencyMs;
    if (next === undefined) return false;
    const isBelow = Math.max(latencyMs, next) <= peakMs - Math.max(FALL_MS, FALL_SHARE * (peakMs - idleMs));
    peakMs = Math.max(peakMs, levels[index] ?? latencyMs);
    return isBelow;
  });
}

/** Round trips as they come while a direction is filled, in the order of sending. */
export class LoadedLatencies {
  readonly #samples: ProbeSample[] = [];

  /** Round trips so far. */
  get count(): number {
    return this.#samples.length;
  }

  add(sample: ProbeSample): void {
    let at = this.#samples.length;
    while (at > 0 && (this.#samples[at - 1]?.sentAtMs ?? 0) > sample.sentAtMs) at--;
    this.#samples.splice(at, 0, sample);
  }

  /** As loadedLevel() has it. */
  level(fromMs: number, idleMs: number): LoadedLevel {
    return loadedLevel(this.#samples, fromMs, idleMs);
  }

  /** As isQueueing() has it. */
  isQueueing(idleMs: number): boolean | null {
    return isQueueing(this.#samples, idleMs);
  }
}
