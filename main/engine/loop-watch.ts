import { monotonicMs } from './clock';
import type { ProbeResult, ProbeSample } from './prober';

const TICK_MS = 10;
const LATE_MS = 3;
/** What arrived during a stall is read right after the timers, and so gets its time stamp just after it. */
const READ_AFTER_MS = 1;

/** Watches the event loop of its own thread, so that time stamps from moments in which it stood still can be dropped. */
export class LoopWatch {
  private readonly stalls: { readonly fromMs: number; readonly toMs: number }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastTickAtMs = 0;

  start(): void {
    this.lastTickAtMs = monotonicMs();
    this.timer = setInterval(() => {
      this.tick(monotonicMs());
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Notes that the loop turned at `nowMs`. */
  tick(nowMs: number): void {
    if (nowMs - this.lastTickAtMs > TICK_MS + LATE_MS) {
      this.stalls.push({ fromMs: this.lastTickAtMs, toMs: nowMs + READ_AFTER_MS });
    }
    this.lastTickAtMs = nowMs;
  }

  /** The samples with both of their time stamps from moments in which the loop ran freely, in the order of sending. */
  trusted(samples: readonly ProbeSample[]): ProbeResult {
    const kept = samples
      .filter(({ sentAtMs, latencyMs }) => this.isTrusted(sentAtMs) && this.isTrusted(sentAtMs + latencyMs))
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
    return { samples: kept, dropped: samples.length - kept.length };
  }

  /** Whether a time stamp was taken while the loop ran freely. */
  isTrusted(atMs: number): boolean {
    return !this.stalls.some((stall) => atMs > stall.fromMs && atMs <= stall.toMs);
  }
}
