import type { ChartGap } from '../../../shared/history/chart-data';
import type { TimeRange } from '../../../shared/time-range';

/** What neighbouring runs say of the line: from the first of them on, until the last of them at least. */
export interface LineState {
  readonly at: number;
  readonly lastAt: number;
  /** Null where it was measured. */
  readonly kind: ChartGap['kind'] | null;
}

/** States one after another, neighbours of one kind as one; in the order of time, as the runs are. */
export class StateList {
  readonly #states: LineState[] = [];

  get states(): readonly LineState[] {
    return this.#states;
  }

  add({ at, lastAt, kind }: LineState): void {
    const last = this.#states.at(-1);
    if (last?.kind !== kind) this.#states.push({ at, lastAt, kind });
    else this.#states[this.#states.length - 1] = { ...last, lastAt: Math.max(last.lastAt, lastAt) };
  }
}

/**
 * The gaps of a range: each state of a fault lasts until the next run of another kind, or as long as its own runs do.
 * What begins before the range, or ends after it, is cut.
 */
export function findGaps(states: readonly LineState[], { from, to }: TimeRange): readonly ChartGap[] {
  return states.flatMap((state, index) => {
    const end = Math.max(states[index + 1]?.at ?? state.lastAt, state.lastAt);
    if (state.kind === null) return [];
    return [{ kind: state.kind, from: Math.max(state.at, from), to: Math.min(end, to) }];
  });
}
