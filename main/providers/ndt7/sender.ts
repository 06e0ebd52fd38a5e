import { randomFillSync } from 'node:crypto';
import type { Ndt7Socket } from './socket';

const FIRST_BYTES = 1 << 13;
const MOST_MESSAGE_BYTES = 1 << 20;
/** A message is at most this share of all that was sent before it (NDT7 0.11, "Message size scaling"). */
const SHARE = 16;
/** Messages that may wait for the system. */
const WAITING_MESSAGES = 4;
/** When the system takes every write at once, the loop still has to turn for reports and timers. */
const MESSAGES_PER_TURN = 8;

/** Fills the upload: messages that grow with the line, never many of them waiting. */
export class Ndt7Sender {
  readonly #socket: Ndt7Socket;
  readonly #mostBytes: number;
  readonly #onSpent: () => void;

  readonly #payload = randomFillSync(Buffer.allocUnsafeSlow(MOST_MESSAGE_BYTES));
  #messageBytes = FIRST_BYTES;
  #totalBytes = 0;
  #isStopped = false;
  #nextTurn: NodeJS.Immediate | undefined;

  /** `onSpent` hears when `mostBytes` have been sent and nothing more will be. */
  constructor(
    socket: Ndt7Socket,
    mostBytes = Number.POSITIVE_INFINITY,
    onSpent: () => void = () => undefined,
  ) {
    this.#socket = socket;
    this.#mostBytes = mostBytes;
    this.#onSpent = onSpent;
  }

  start(): void {
    this.#takeTurn();
  }

  stop(): void {
    this.#isStopped = true;
    clearImmediate(this.#nextTurn);
  }

  readonly #schedule = (): void => {
    if (!this.#isStopped)
      this.#nextTurn ??= setImmediate(() => {
        this.#takeTurn();
      });
  };

  #takeTurn(): void {
    this.#nextTurn = undefined;
    for (let sent = 0; sent < MESSAGES_PER_TURN && this.#hasRoom(); sent++) {
      if (this.#totalBytes + this.#messageBytes > this.#mostBytes) {
        this.stop();
        this.#onSpent();
        return;
      }
      this.#socket.send(this.#payload.subarray(0, this.#messageBytes), this.#schedule);
      this.#totalBytes += this.#messageBytes;
      if (this.#messageBytes < MOST_MESSAGE_BYTES && this.#messageBytes < this.#totalBytes / SHARE)
        this.#messageBytes *= 2;
    }
  }

  #hasRoom(): boolean {
    return this.#socket.bytesWaiting < WAITING_MESSAGES * this.#messageBytes;
  }
}
