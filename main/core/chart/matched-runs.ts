import { DAY_MS } from '../../../shared/durations';
import { isInTimes } from '../../../shared/history/local-times';
import { isSeriesWanted, type RunFilter } from '../../../shared/history/run-filter';
import type { RolledFigure } from '../rollup/aggregate';
import { isCounted, type RunColumns } from '../rollup/run-columns';
import { StateList, type LineState } from '../rollup/states';

const FIRST_ROOM = 1_024;
/** Missed slots were measured nowhere and by nobody: they go with whatever is asked for. */
const MISSED = 'missed';

/**
 * The completed runs of a range that a filter wants and that count in statistics, figure by figure, and what all of those
 * wanted say of the line.
 */
export class MatchedRuns {
  readonly line = new StateList();
  readonly #filter: RunFilter;
  readonly #isInTime: ((at: number) => boolean) | null;
  readonly #names: readonly RolledFigure[];
  #count = 0;
  #isMeasured = false;
  #at = new Float64Array(FIRST_ROOM);
  #figures: readonly Float32Array[];

  /** `names`: the figures that are wanted. */
  constructor(filter: RunFilter, names: readonly RolledFigure[]) {
    this.#filter = filter;
    this.#isInTime = isInTimes(filter.times);
    this.#names = names;
    this.#figures = names.map(() => new Float32Array(FIRST_ROOM));
  }

  /** How many completed runs there are. */
  get count(): number {
    return this.#count;
  }

  /** When each of them began; rising. */
  get at(): Float64Array {
    return this.#at.subarray(0, this.#count);
  }

  /** A figure of each of them, NaN where it was not measured. `place` is that of its name. */
  figure(place: number): Float32Array {
    return (this.#figures[place] ?? new Float32Array()).subarray(0, this.#count);
  }

  /** Adds what is wanted of the runs of a day that began in a range. Days come in the order of time. */
  add(columns: RunColumns, day: number, range: { readonly from: number; readonly to: number }): void {
    const { outcomes } = this.#filter;
    const isSeries = Uint8Array.from(columns.series, (series) =>
      Number(isCounted({ series }) && isSeriesWanted(this.#filter, series)),
    );
    const isOutcome = Uint8Array.from(columns.outcomes, (outcome) =>
      Number(outcomes === undefined || outcomes.some((wanted) => wanted === outcome)),
    );
    const isWhole = range.from <= day && day + DAY_MS <= range.to;
    const completed = columns.outcomes.indexOf('completed');
    const missed = columns.outcomes.indexOf(MISSED);
    const lasting = new Map(columns.lasting);
    const isLasting = lasting.size > 0;
    const values = this.#names.map((name) => columns.figures[name]);
    const found = new Uint32Array(columns.count);
    let count = 0;
    this.#room(columns.count);
    const [at, before, isInTime] = [this.#at, this.#count, this.#isInTime];
    const { at: begins, seriesOf, outcomeOf, stateOf, kinds } = columns;
    const measured = kinds.indexOf(null);
    for (let place = 0; place < columns.count; place += 1) {
      const outcome = outcomeOf[place] ?? 0;
      if (isOutcome[outcome] !== 1) continue;
      if (outcome !== missed && isSeries[seriesOf[place] ?? 0] !== 1) continue;
      const begin = day + (begins[place] ?? 0);
      if (!isWhole && (begin < range.from || begin >= range.to)) continue;
      if (isInTime !== null && !isInTime(begin) && outcome !== missed) continue;
      const state = stateOf[place] ?? 0;
      // Most runs say what the one before them said.
      if (isLasting || state !== measured || !this.#isMeasured) {
        const kind = kinds[state];
        if (kind !== undefined) this.#state(kind, begin, day + (lasting.get(place) ?? begin - day));
      }
      if (outcome !== completed) continue;
      at[before + count] = begin;
      found[count] = place;
      count += 1;
    }
    for (const [index, figures] of this.#figures.entries()) {
      const all = values[index] ?? new Float32Array();
      for (let nth = 0; nth < count; nth += 1) figures[before + nth] = all[found[nth] ?? 0] ?? Number.NaN;
    }
    this.#count += count;
  }

  #state(kind: LineState['kind'], at: number, lastAt: number): void {
    if (kind === null && this.#isMeasured && lastAt === at) return;
    this.#isMeasured = kind === null;
    this.line.add({ at, lastAt, kind });
  }

  #room(more: number): void {
    const needed = this.#count + more;
    if (needed <= this.#at.length) return;
    const length = Math.max(needed, this.#at.length * 2);
    const at = new Float64Array(length);
    at.set(this.#at);
    this.#at = at;
    this.#figures = this.#figures.map((figures) => {
      const grown = new Float32Array(length);
      grown.set(figures);
      return grown;
    });
  }
}
