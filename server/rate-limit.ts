/** A bucket never holds more than this much time of its rate, so that a pause is not made up for later. */
const BURST_SECONDS = 0.02;

/** Lets bytes through at a steady rate, shared by all who take from it, in the order of asking. */
export class RateLimit {
  private freeAtMs = 0;

  /** The clock and the wait can be given for tests. */
  constructor(
    private readonly bytesPerSecond: number,
    private readonly now: () => number = () => performance.now(),
    private readonly wait: (ms: number) => Promise<void> = (ms) =>
      new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** Settles when these bytes may pass. */
  async take(bytes: number): Promise<void> {
    const nowMs = this.now();
    this.freeAtMs =
      Math.max(this.freeAtMs, nowMs - BURST_SECONDS * 1_000) + (bytes / this.bytesPerSecond) * 1_000;
    if (this.freeAtMs > nowMs) await this.wait(this.freeAtMs - nowMs);
  }
}
