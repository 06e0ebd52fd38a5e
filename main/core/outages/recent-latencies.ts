import { highest } from '../../../shared/extremes';

/** So many answers say how slow a line is. */
const ANSWERS = 10;

/** The latencies of the newest answers. */
export class RecentLatencies {
  #newestMs: readonly number[] = [];

  add(latencyMs: number): void {
    this.#newestMs = [...this.#newestMs, latencyMs].slice(-ANSWERS);
  }

  /** In ms; 0 before any answer. */
  get highestMs(): number {
    return highest(this.#newestMs, 0);
  }
}
