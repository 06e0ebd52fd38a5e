/** A bucket never holds more than this much time of its rate, so that a pause is not made up for later. */
const BURST_SECONDS = 0.02;

/** Lets bytes through at a steady rate, shared by all who take from it, in the order of asking. */
export class RateLimit {
  readonly #bytesPerSecond: number;
  readonly #now: () => number;
  readonly #wait: (ms: number) => Promise<void>;

  #freeAtMs = 0;

  /** The clock and the wait can be given for tests. */
  constructor(
    bytesPerSecond: number,
    now: () => number = () => performance.now(),
    wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#now = now;
    this.#wait = wait;
  }

  /** Settles when these bytes may pass. */
  async take(bytes: number): Promise<void> {
    const nowMs = this.#now();
    this.#freeAtMs =
      Math.max(this.#freeAtMs, nowMs - BURST_SECONDS * 1_000) + (bytes / this.#bytesPerSecond) * 1_000;
    if (this.#freeAtMs > nowMs) await this.#wait(this.#freeAtMs - nowMs);
  }
}
