import type { Meter } from '../../engine/load/meter';
import type { Sample, Trace } from '../../engine/load/trace';
import type { Ndt7Report } from './report';

/** Frames and encryption, which a server's TCP counts, add to what was written. */
const MOST_OVERHEAD = 1.1;
const OVERHEAD_BYTES = 65_536;
/** A server's clock may begin before the client sees the connection open. */
const CLOCK_SLACK_MS = 2_000;
/** Servers report ten times a second at most. */
const MAX_SAMPLES = 1_000;

/** Counts what a server says that it has received, on the server's own clock. What cannot be true is left out. */
export class ReceivedMeter implements Meter {
  readonly #openedAtMs: number;

  startedAtMs: number | null = null;
  readonly #samples: Sample[] = [];

  /** `openedAtMs`: when the connection was open, on the engine's clock. */
  constructor(openedAtMs: number) {
    this.#openedAtMs = openedAtMs;
  }

  get bytes(): number {
    return this.#samples.at(-1)?.bytes ?? 0;
  }

  /** Mean rate from the beginning to the newest report, in bit/s; 0 before the first. */
  get bitsPerSecond(): number {
    const last = this.#samples.at(-1);
    return last === undefined ? 0 : (last.bytes * 8_000) / (last.atMs - this.#openedAtMs);
  }

  reported({ received }: Ndt7Report, nowMs: number, sentBytes: number): void {
    if (received === null || this.#samples.length >= MAX_SAMPLES) return;
    const { elapsedMs, bytes } = received;
    if (elapsedMs > nowMs - this.#openedAtMs + CLOCK_SLACK_MS) return;
    if (bytes > sentBytes * MOST_OVERHEAD + OVERHEAD_BYTES) return;
    const atMs = this.#openedAtMs + elapsedMs;
    const last = this.#samples.at(-1);
    if (last !== undefined && (atMs <= last.atMs || bytes < last.bytes)) return;
    if (bytes > 0) this.startedAtMs ??= nowMs;
    this.#samples.push({ atMs, bytes });
  }

  tick(): void {
    // Reports carry their own time.
  }

  trace(): Trace {
    return [{ atMs: this.#openedAtMs, bytes: 0 }, ...this.#samples];
  }
}
