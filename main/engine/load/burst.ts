import { monotonicMs } from '../clock';
import type { Sample, Trace } from './trace';

/** The rest of a cap is for what TCP, TLS and HTTP put around the payload, and for the probes beside it. */
const PAYLOAD_SHARE = 0.94;
/**
 * Of an answer without end so much is taken: whatever the rate, a sender in its slow start has no more than that again
 * under way when it hears that nothing more is wanted.
 */
const ENDLESS_SHARE = 0.47;
const HEAD_BYTES = 1_024;

/** What one direction may move at the very most, whatever the rate: what was asked for, and when how much of it came. */
export class Burst {
  readonly #pieceBytes: number | null;

  /** What may be asked for or sent, as payload. */
  readonly mostBytes: number;
  readonly #stopBytes: number;
  readonly #samples: Sample[] = [];
  #takenBytes = 0;
  #movedBytes = 0;
  #outstanding = 0;

  /** `pieceBytes` is the least that can be asked for at once; null where answers have no end. */
  constructor(capBytes: number, pieceBytes: number | null) {
    this.#pieceBytes = pieceBytes;

    this.mostBytes = capBytes * PAYLOAD_SHARE;
    this.#stopBytes = pieceBytes === null ? capBytes * ENDLESS_SHARE : this.mostBytes;
  }

  /** How many streams can have a piece each. */
  get streams(): number {
    if (this.#pieceBytes === null) return Number.POSITIVE_INFINITY;
    return Math.floor((this.mostBytes - this.#takenBytes) / (this.#pieceBytes + HEAD_BYTES));
  }

  /** Nothing more may be moved, or all that was asked for has come. */
  get isOver(): boolean {
    if (this.#movedBytes >= this.#stopBytes) return true;
    return this.#takenBytes > 0 && this.#outstanding === 0 && this.streams < 1;
  }

  /** What moved when, from the first piece that was asked for. */
  get trace(): Trace {
    return this.#samples;
  }

  /** Asks for a piece; false when it would be too much. */
  take(bytes = this.#pieceBytes ?? 0): boolean {
    if (this.#takenBytes + bytes + HEAD_BYTES > this.mostBytes) return false;
    if (this.#samples.length === 0) this.#samples.push({ atMs: monotonicMs(), bytes: 0 });
    this.#takenBytes += bytes + HEAD_BYTES;
    this.#outstanding++;
    return true;
  }

  /** A piece has come as a whole. */
  settle(): void {
    this.#outstanding--;
  }

  /** A piece will not come, for it is elsewhere. */
  giveBack(): void {
    this.settle();
    this.#takenBytes -= (this.#pieceBytes ?? 0) + HEAD_BYTES;
  }

  /** So many bytes more have crossed the line. */
  moved(bytes: number): void {
    this.#movedBytes += bytes;
    this.#samples.push({ atMs: monotonicMs(), bytes: this.#movedBytes });
  }
}
