import { monotonicMs } from './clock';
import type { ProbeResult, ProbeSample } from './latency/prober';

const TICK_MS = 10;
const LATE_MS = 3;
/** Length of a stall from which round trips in flight are unusable, in ms. */
const STANDSTILL_MS = 250;
/** Data that arrived during a stall is read right after the timers, so its time stamp is just after the stall. */
const READ_AFTER_MS = 1;

interface Stall {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isStandstill: boolean;
}

/** Watches the event loop of its thread, so that time stamps taken while it was blocked can be dropped. */
export class LoopWatch {
  readonly #stalls: Stall[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastTickAtMs = 0;
  #lastWallMs = 0;

  start(): void {
    this.#lastTickAtMs = monotonicMs();
    this.#lastWallMs = Date.now();
    this.#timer = setInterval(() => {
      this.tick(monotonicMs(), Date.now());
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Records a turn of the loop at `nowMs`. Only the wall clock advances while the computer sleeps. */
  tick(nowMs: number, wallMs = this.#lastWallMs + nowMs - this.#lastTickAtMs): void {
    const passedMs = nowMs - this.#lastTickAtMs;
    const isStandstill = passedMs > STANDSTILL_MS || wallMs - this.#lastWallMs - passedMs > STANDSTILL_MS;
    if (isStandstill || passedMs > TICK_MS + LATE_MS) {
      this.#stalls.push({ fromMs: this.#lastTickAtMs, toMs: nowMs + READ_AFTER_MS, isStandstill });
    }
    this.#lastTickAtMs = nowMs;
    this.#lastWallMs = wallMs;
  }

  /**
   * The samples whose two time stamps were taken while the loop was not blocked, without a standstill in between, in
   * the order of sending.
   */
  trusted(samples: readonly ProbeSample[]): ProbeResult {
    const kept = samples
      .filter(({ sentAtMs, latencyMs }) => this.isTrusted(sentAtMs) && this.isTrusted(sentAtMs + latencyMs))
      .filter(({ sentAtMs, latencyMs }) => !this.#hasStoodStill(sentAtMs, sentAtMs + latencyMs))
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
    return { samples: kept, dropped: samples.length - kept.length };
  }

  #hasStoodStill(fromMs: number, toMs: number): boolean {
    return this.#stalls.some((stall) => stall.isStandstill && stall.fromMs < toMs && stall.toMs > fromMs);
  }

  /** Whether a time stamp was taken while the loop was not blocked. */
  isTrusted(atMs: number): boolean {
    return !this.#stalls.some((stall) => atMs > stall.fromMs && atMs <= stall.toMs);
  }
}
