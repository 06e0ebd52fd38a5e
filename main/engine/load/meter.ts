import type { Sample, Trace } from './trace';

/** Counts the bytes transferred in one direction. */
export interface Meter {
  /** Payload bytes so far. */
  readonly bytes: number;
  /** When the first byte was transferred; null before. */
  readonly startedAtMs: number | null;
  /** Called every few milliseconds with the current time. */
  tick(nowMs: number): void;
  /** Bytes over time, as far as they are certain. */
  trace(nowMs: number): Trace;
}

/** Counts bytes as they arrive. Each tick records its actual time, so that late timers cause no error. */
export class ArrivalMeter implements Meter {
  bytes = 0;
  startedAtMs: number | null = null;
  readonly #samples: Sample[] = [];

  arrived(bytes: number): void {
    this.bytes += bytes;
  }

  tick(nowMs: number): void {
    if (this.bytes === 0) return;
    this.startedAtMs ??= nowMs;
    this.#samples.push({ atMs: nowMs, bytes: this.bytes });
  }

  trace(): Trace {
    return this.#samples;
  }
}

const BIN_MS = 10;
/** A stream that is silent for longer no longer delays the curve of the others, in ms. */
const MAX_LAG_MS = 300;

/**
 * Counts bytes when the server acknowledges them. An acknowledgement means that its bytes arrived evenly since the
 * previous one on the same stream; distributed over fine bins, the steps of single streams disappear from the sum.
 */
export class AcknowledgementMeter implements Meter {
  bytes = 0;
  startedAtMs: number | null = null;
  #originMs: number | null = null;
  readonly #bins: number[] = [];
  readonly #lastAcknowledgedAtMs = new Map<object, number>();

  /** A stream starts to send. */
  opened(stream: object, nowMs: number): void {
    this.#originMs ??= nowMs;
    this.#lastAcknowledgedAtMs.set(stream, nowMs);
  }

  acknowledged(stream: object, nowMs: number, bytes: number): void {
    const fromMs = this.#lastAcknowledgedAtMs.get(stream) ?? nowMs;
    this.#lastAcknowledgedAtMs.set(stream, nowMs);
    this.startedAtMs ??= nowMs;
    this.bytes += bytes;
    this.#layOut(fromMs - (this.#originMs ?? fromMs), nowMs - (this.#originMs ?? fromMs), bytes);
  }

  closed(stream: object): void {
    this.#lastAcknowledgedAtMs.delete(stream);
  }

  tick(): void {
    // Acknowledgements carry their own time.
  }

  trace(nowMs: number): Trace {
    const originMs = this.#originMs ?? nowMs;
    const silentSinceMs = Math.min(...this.#lastAcknowledgedAtMs.values());
    const certainUntilMs = Math.min(nowMs, Math.max(nowMs - MAX_LAG_MS, silentSinceMs));
    const samples: Sample[] = [{ atMs: originMs, bytes: 0 }];
    let bytes = 0;
    for (let bin = 0; originMs + (bin + 1) * BIN_MS <= certainUntilMs; bin++) {
      bytes += this.#bins[bin] ?? 0;
      samples.push({ atMs: originMs + (bin + 1) * BIN_MS, bytes });
    }
    return samples;
  }

  #layOut(fromMs: number, toMs: number, bytes: number): void {
    const lastBin = Math.floor(toMs / BIN_MS);
    while (this.#bins.length <= lastBin) this.#bins.push(0);
    for (let bin = Math.floor(fromMs / BIN_MS); bin <= lastBin; bin++) {
      const overlapMs = Math.min(toMs, (bin + 1) * BIN_MS) - Math.max(fromMs, bin * BIN_MS);
      const share = toMs > fromMs ? overlapMs / (toMs - fromMs) : 1;
      this.#bins[bin] = (this.#bins[bin] ?? 0) + bytes * share;
    }
  }
}
