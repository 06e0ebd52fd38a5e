/** Burst size in seconds of the rate: a pause is not compensated for later. */
const BURST_SECONDS = 0.02;

/** Token bucket that is shared by all callers of `take`, in the order of their calls. */
export class RateLimit {
  readonly #bytesPerSecond: number;
  readonly #now: () => number;
  readonly #wait: (ms: number) => Promise<void>;

  #freeAtMs = 0;

  /** Tests pass their own clock and wait. */
  constructor(
    bytesPerSecond: number,
    now: () => number = () => performance.now(),
    wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#now = now;
    this.#wait = wait;
  }

  /** Resolves when this number of bytes may pass. */
  async take(bytes: number): Promise<void> {
    const nowMs = this.#now();
    this.#freeAtMs =
      Math.max(this.#freeAtMs, nowMs - BURST_SECONDS * 1_000) + (bytes / this.#bytesPerSecond) * 1_000;
    if (this.#freeAtMs > nowMs) await this.#wait(this.#freeAtMs - nowMs);
  }
}
