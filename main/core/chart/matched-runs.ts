import { isSeriesWanted, type RunFilter } from '../../../shared/history/run-filter';
import type { RolledFigure } from '../rollup/aggregate';
import type { RunColumns } from '../rollup/run-columns';
import { StateList, type LineState } from '../rollup/states';

const FIRST_ROOM = 1_024;
/** Missed slots were measured nowhere and by nobody: they go with whatever is asked for. */
const MISSED = 'missed';

/** The completed runs of a range that a filter wants, figure by figure, and what all of those wanted say of the line. */
export class MatchedRuns {
  readonly line = new StateList();
  readonly #filter: RunFilter;
  readonly #names: readonly RolledFigure[];
  #count = 0;
  #isMeasured = false;
  #at = new Float64Array(FIRST_ROOM);
  #figures: readonly Float32Array[];

  /** `names`: the figures that are wanted. */
  constructor(filter: RunFilter, names: readonly RolledFigure[]) {
    this.#filter = filter;
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
    const isSeries = columns.series.map((series) => isSeriesWanted(this.#filter, series));
    const isOutcome = columns.outcomes.map(
      (outcome) => outcomes === undefined || outcomes.some((wanted) => wanted === outcome),
    );
    const completed = columns.outcomes.indexOf('completed');
    const missed = columns.outcomes.indexOf(MISSED);
    const lasting = new Map(columns.lasting);
    const isLasting = lasting.size > 0;
    const values = this.#names.map((name) => columns.figures[name]);
    const found = new Uint32Array(columns.count);
    let count = 0;
    this.#room(columns.count);
    for (let place = 0; place < columns.count; place += 1) {
      const outcome = columns.outcomeOf[place] ?? 0;
      if (isOutcome[outcome] !== true) continue;
      if (outcome !== missed && isSeries[columns.seriesOf[place] ?? 0] !== true) continue;
      const at = day + (columns.at[place] ?? 0);
      if (at < range.from || at >= range.to) continue;
      const kind = columns.kinds[columns.stateOf[place] ?? 0];
      if (kind !== undefined) this.#state(kind, at, isLasting ? day + (lasting.get(place) ?? at - day) : at);
      if (outcome !== completed) continue;
      this.#at[this.#count + count] = at;
      found[count] = place;
      count += 1;
    }
    for (const [index, figures] of this.#figures.entries()) {
      const all = values[index] ?? new Float32Array();
      for (let nth = 0; nth < count; nth += 1)
        figures[this.#count + nth] = all[found[nth] ?? 0] ?? Number.NaN;
    }
    this.#count += count;
  }

  /** Most runs say what the one before them said. */
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
