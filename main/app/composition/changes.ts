import { Listeners } from './listeners';

/** Nobody sees more than ten states a second, and reading one takes longer than delivering a message. */
const LEAST_BETWEEN_MS = 100;

/** That something changed which tray and window show. */
export class Changes {
  readonly #listeners = new Listeners<void>();
  #isAnnounced = false;
  #announcedAt = Number.NEGATIVE_INFINITY;

  /** Calls back after every change. */
  onChange(listener: () => void): void {
    this.#listeners.hear(listener);
  }

  /** Something changed. It is announced at once, or together with what else changes shortly after the last time. */
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
