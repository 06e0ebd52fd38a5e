import { median } from '../../core/statistics';
import type { ProbeSample } from './prober';

/** Minimum length of a window, in ms; longer if the latency is. */
const WINDOW_MS = 150;
/** Minimum number of round trips in a window. */
const LEAST_SAMPLES = 3;
/** Number of windows that are compared: they are flat if their later half is hardly higher than their earlier one. */
const FLAT_WINDOWS = 4;
/** Tolerance for flat windows, in ms and as a ratio. A filling buffer adds about 50 ms per second (Linux senders). */
const FLAT_MS = 3;
const FLAT_SHARE = 0.04;
/** Minimum fall of the latency after a buffer overflow, when TCP sends less: in ms, and as a share of the queue. */
const FALL_MS = 3;
const FALL_SHARE = 0.08;
/** Maximum ratio of the latency of a window to the one before it. */
const MOST_RISE = 1.15;
/** Share of the highest queue from which the line counts as full. */
const FULL_SHARE = 0.8;
/** Minimum latency added by a queue: in ms, and as a share of the idle round trip. */
const QUEUE_MS = 4;
const QUEUE_SHARE = 0.15;
/** Number of the newest round trips in which a queue is looked for. */
const NEWEST_SAMPLES = 5;

/** Course of the latency under load. */
export interface LoadedLevel {
  /**
   * Whether the latency had stopped growing: it was constant, or fell after the buffer had overflowed. Null with too
   * few round trips.
   */
  readonly hasSettled: boolean | null;
  /** Start of the full line; if the latency had not settled, of its highest level. */
  readonly fullFromMs: number;
}

interface Window {
  readonly fromMs: number;
  /** The median. */
  readonly latencyMs: number;
  readonly latenciesMs: readonly number[];
}

/**
 * Evaluates the latency since the start of the load at `fromMs`. `samples` are in the order of sending; `idleMs` is
 * the latency without load.
 */
export function loadedLevel(samples: readonly ProbeSample[], fromMs: number, idleMs: number): LoadedLevel {
  const windows = getWindows(samples, fromMs);
  const peakMs = Math.max(idleMs, ...sustained(windows));
  const fullMs = idleMs + FULL_SHARE * (peakMs - idleMs);
  const full = windows.find(({ latencyMs }) => latencyMs >= fullMs) ?? windows.at(-1);
  const hasSettled = windows.length < FLAT_WINDOWS ? null : isFlat(windows) || hasFallen(windows, idleMs);
  return { hasSettled, fullFromMs: full?.fromMs ?? fromMs };
}

/** Whether the newest round trips show a queue in front of the line; null if they are too few. */
export function isQueueing(samples: readonly ProbeSample[], idleMs: number): boolean | null {
  const newest = samples.slice(-NEWEST_SAMPLES).map(({ latencyMs }) => latencyMs);
  const middleMs = newest.length < LEAST_SAMPLES ? null : median(newest);
  return middleMs === null ? null : middleMs - idleMs >= Math.max(QUEUE_MS, QUEUE_SHARE * idleMs);
}

/** Consecutive windows back from the newest sample; each at least as long as the latency before it. */
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

/** The latency of each window, with a limited rise from one to the next, since one slow moment may be chance. */
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

/** Collects round trips while a direction is filled, in the order of sending. */
export class LoadedLatencies {
  readonly #samples: ProbeSample[] = [];

  /** Number of round trips so far. */
  get count(): number {
    return this.#samples.length;
  }

  add(sample: ProbeSample): void {
    let at = this.#samples.length;
    while (at > 0 && (this.#samples[at - 1]?.sentAtMs ?? 0) > sample.sentAtMs) at--;
    this.#samples.splice(at, 0, sample);
  }

  /** The result of `loadedLevel`. */
  level(fromMs: number, idleMs: number): LoadedLevel {
    return loadedLevel(this.#samples, fromMs, idleMs);
  }

  /** The result of `isQueueing`. */
  isQueueing(idleMs: number): boolean | null {
    return isQueueing(this.#samples, idleMs);
  }
}
