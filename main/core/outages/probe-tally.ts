import { MINUTE_MS } from '../../../shared/durations';
import type { LineStretch, ProbeSummary } from '../../../shared/history/outages';
import { median, quantile } from '../statistics';

/** A packet that opens a connection and is lost is sent again after one second (RFC 6298, 2.1); clocks are not exact. */
const SENT_AGAIN_AFTER_MS = 990;
/** On a line whose fastest answers come sooner than this, a slow one was sent again. */
const FAST_MS = 500;

/** Counts the probes of one kind in one minute. */
class ProbeTally {
  #failed = 0;
  readonly #latenciesMs: number[] = [];

  /** `latencyMs` is null for a probe that failed. */
  add(latencyMs: number | null): void {
    if (latencyMs === null) this.#failed += 1;
    else this.#latenciesMs.push(latencyMs);
  }

  get summary(): ProbeSummary {
    const all = this.#latenciesMs;
    // One that was lost and answered a second later says how often packets are lost, and nothing of the latency.
    const isFast = all.some((latencyMs) => latencyMs < FAST_MS);
    const latencies = isFast ? all.filter((latencyMs) => latencyMs < SENT_AGAIN_AFTER_MS) : all;
    return {
      sent: all.length + this.#failed,
      failed: this.#failed + all.length - latencies.length,
      medianMs: median(latencies),
      highestMs: quantile(latencies, 1),
    };
  }
}

/** What is observed of the line, minute by minute of the wall clock. */
export class MinuteTally {
  #at: number | null = null;
  #observedMs = 0;
  #gateway = new ProbeTally();
  #far = new ProbeTally();

  /** Time has passed until `now`, of which so much was observed. The minute that is over; null while it lasts. */
  pass(now: number, observedMs: number): LineStretch | null {
    const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    const finished = this.#at === null || this.#at === minute ? null : this.take();
    this.#at = minute;
    this.#observedMs += observedMs;
    return finished;
  }

  addGateway(latencyMs: number | null): void {
    this.#gateway.add(latencyMs);
  }

  addFar(latencyMs: number | null): void {
    this.#far.add(latencyMs);
  }

  /** The minute so far, which begins again; null where nothing of it was observed. */
  take(): LineStretch | null {
    const at = this.#at;
    const stretch = {
      lengthMs: MINUTE_MS,
      observedMs: Math.min(MINUTE_MS, Math.round(this.#observedMs)),
      gateway: this.#gateway.summary,
      far: this.#far.summary,
    };
    this.#at = null;
    this.#observedMs = 0;
    this.#gateway = new ProbeTally();
    this.#far = new ProbeTally();
    const isEmpty = stretch.observedMs + stretch.gateway.sent + stretch.far.sent === 0;
    return at === null || isEmpty ? null : { at, ...stretch };
  }
}
