const TICK_MS = 50;

/** How late this computer is with what is to happen at a moment, since the start: a busy one delays everything. */
export class Lateness {
  /** The longest delay, in ms. */
  longestMs = 0;
  #dueAt = performance.now() + TICK_MS;
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    this.longestMs = Math.max(this.longestMs, now - this.#dueAt);
    this.#dueAt = now + TICK_MS;
  }
}
