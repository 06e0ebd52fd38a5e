import { Listeners } from './listeners';

/**
 * Shortest interval between two announcements, in ms: nobody sees more than ten states a second, and reading one is
 * expensive.
 */
const LEAST_BETWEEN_MS = 100;

/** Announces changes of what tray and window show. */
export class Changes {
  readonly #listeners = new Listeners<void>();
  #isAnnounced = false;
  #announcedAt = Number.NEGATIVE_INFINITY;

  /** Calls back after every change. */
  onChange(listener: () => void): void {
    this.#listeners.hear(listener);
  }

  /** Announces a change: at once, or, shortly after the last announcement, together with those that follow. */
  readonly changed = (): void => {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    const since = performance.now() - this.#announcedAt;
    setTimeout(() => this.#announce(), Math.max(0, LEAST_BETWEEN_MS - since));
  };

  #announce(): void {
    this.#isAnnounced = false;
    this.#announcedAt = performance.now();
    this.#listeners.tell();
  }
}
