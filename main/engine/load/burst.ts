import { monotonicMs } from '../clock';
import type { Sample, Trace } from './trace';

/** Share of payload in a cap; the rest is for TCP, TLS, HTTP and the probes. */
const PAYLOAD_SHARE = 0.94;
/**
 * Share of a cap that is read from an endless answer. A sender in slow start has at most the same amount in flight
 * when it learns that the connection was closed.
 */
const ENDLESS_SHARE = 0.47;
const HEAD_BYTES = 1_024;

/** Limits the bytes of one direction, whatever the rate: tracks what was requested and received. */
export class Burst {
  readonly #pieceBytes: number | null;

  /** Maximum payload that may be requested or sent. */
  readonly mostBytes: number;
  readonly #stopBytes: number;
  readonly #samples: Sample[] = [];
  #takenBytes = 0;
  #movedBytes = 0;
  #outstanding = 0;

  /** `pieceBytes` is the smallest size that can be requested; null for endless answers. */
  constructor(capBytes: number, pieceBytes: number | null) {
    this.#pieceBytes = pieceBytes;

    this.mostBytes = capBytes * PAYLOAD_SHARE;
    this.#stopBytes = pieceBytes === null ? capBytes * ENDLESS_SHARE : this.mostBytes;
  }

  /** Number of streams that can have a piece each. */
  get streams(): number {
    if (this.#pieceBytes === null) return Number.POSITIVE_INFINITY;
    return Math.floor((this.mostBytes - this.#takenBytes) / (this.#pieceBytes + HEAD_BYTES));
  }

  /** Whether the limit is reached, or all requested bytes have arrived. */
  get isOver(): boolean {
    if (this.#movedBytes >= this.#stopBytes) return true;
    return this.#takenBytes > 0 && this.#outstanding === 0 && this.streams < 1;
  }

  /** Bytes over time, from the first request on. */
  get trace(): Trace {
    return this.#samples;
  }

  /** Requests a piece. Returns false if it would exceed the limit. */
  take(bytes = this.#pieceBytes ?? 0): boolean {
    if (this.#takenBytes + bytes + HEAD_BYTES > this.mostBytes) return false;
    if (this.#samples.length === 0) this.#samples.push({ atMs: monotonicMs(), bytes: 0 });
    this.#takenBytes += bytes + HEAD_BYTES;
    this.#outstanding++;
    return true;
  }

  /** Records that a piece has arrived completely. */
  settle(): void {
    this.#outstanding--;
  }

  /** Returns a piece that was redirected. */
  giveBack(): void {
    this.settle();
    this.#takenBytes -= (this.#pieceBytes ?? 0) + HEAD_BYTES;
  }

  /** Called with the number of bytes transferred since the last call. */
  moved(bytes: number): void {
    this.#movedBytes += bytes;
    this.#samples.push({ atMs: monotonicMs(), bytes: this.#movedBytes });
  }
}
