import { DAY_MS } from '../../../shared/durations';
import { CHART_FIGURES, type ChartFigure } from '../../../shared/history/chart-data';
import type { HistoryRuns, HistorySort, SortKey } from '../../../shared/history/history-query';
import { isInTimes } from '../../../shared/history/local-times';
import { isSeriesWanted, type SeriesKey } from '../../../shared/history/run-filter';
import { OUTCOMES, type Outcome } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import { ROLLED_AS } from './aggregate';
import type { RunColumns } from './run-columns';
import { sortedPlaces } from './sorted-places';

const FIRST_ROOM = 1_024;

/** Whether a run is among those that were looked for. */
export type RunSearch = (series: SeriesKey, outcome: string, at: number) => boolean;

/** The runs of a range that a list wants, with what it is sorted by: two numbers for each of a million runs. */
export class ListedRuns {
  /** Of the runs of any outcome that are wanted otherwise. */
  readonly counts: Record<Outcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    missed: 0,
    interrupted: 0,
  };
  readonly #wanted: Omit<HistoryRuns, 'range'>;
  readonly #key: SortKey;
  readonly #search: RunSearch | null;
  readonly #isInTime: ((at: number) => boolean) | null;
  readonly #texts = new Map<string, number>();
  #at = new Float64Array(FIRST_ROOM);
  #values = new Float32Array(FIRST_ROOM);
  #count = 0;

  constructor(wanted: Omit<HistoryRuns, 'range'>, key: SortKey, search: RunSearch | null) {
    this.#wanted = wanted;
    this.#key = key;
    this.#search = search;
    this.#isInTime = isInTimes(wanted.times);
  }

  get count(): number {
    return this.#count;
  }

  /** When each run began; rising. */
  get at(): Float64Array {
    return this.#at.subarray(0, this.#count);
  }

  /** Adds what is wanted of the runs of a day that began in a range. Days come in the order of time. */
  add(columns: RunColumns, day: number, range: TimeRange): void {
    const { outcomes } = this.#wanted;
    const isSeries = Uint8Array.from(columns.series, (series) =>
      Number(isSeriesWanted(this.#wanted, series)),
    );
    const isOutcome = Uint8Array.from(columns.outcomes, (outcome) =>
      Number(outcomes.some((wanted) => wanted === outcome)),
    );
    const counts = new Uint32Array(columns.outcomes.length);
    const isWhole = range.from <= day && day + DAY_MS <= range.to;
    this.#room(columns.count);
    const { seriesOf, outcomeOf, at: begins } = columns;
    const [ats, before, isInTime] = [this.#at, this.#count, this.#isInTime];
    const found = new Uint32Array(columns.count);
    let count = 0;
    for (let place = 0; place < columns.count; place += 1) {
      if (isSeries[seriesOf[place] ?? 0] !== 1) continue;
      const at = day + (begins[place] ?? 0);
      if (!isWhole && (at < range.from || at >= range.to)) continue;
      if (isInTime !== null && !isInTime(at)) continue;
      if (this.#search !== null && !this.#isFound(columns, place, at)) continue;
      const outcome = outcomeOf[place] ?? 0;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (isOutcome[outcome] !== 1) continue;
      ats[before + count] = at;
      found[count] = place;
      count += 1;
    }
    this.#addValues(columns, found.subarray(0, count));
    this.#count += count;
    for (const [index, name] of columns.outcomes.entries()) {
      const outcome = OUTCOMES.find((known) => known === name);
      if (outcome !== undefined) this.counts[outcome] += counts[index] ?? 0;
    }
  }

  /** The places of the runs in `at`, sorted. */
  sorted({ isDescending }: Pick<HistorySort, 'isDescending'>): Uint32Array {
    const values = this.#values.subarray(0, this.#count);
    if (this.#key === 'time') {
      const places = new Uint32Array(this.#count);
      const last = this.#count - 1;
      for (let place = 0; place <= last; place += 1) places[place] = isDescending ? last - place : place;
      return places;
    }
    if (this.#texts.size > 0) {
      const texts = [...this.#texts.keys()];
      const rankOf = new Float32Array(texts.length);
      for (const [rank, text] of texts.toSorted().entries()) rankOf[this.#texts.get(text) ?? 0] = rank;
      return sortedPlaces(
        values.map((number) => (Number.isNaN(number) ? number : (rankOf[number] ?? 0))),
        isDescending,
      );
    }
    return sortedPlaces(values, isDescending);
  }

  #isFound({ series, seriesOf, outcomes, outcomeOf }: RunColumns, place: number, at: number): boolean {
    const key = series[seriesOf[place] ?? 0];
    return key !== undefined && this.#search?.(key, outcomes[outcomeOf[place] ?? 0] ?? '', at) === true;
  }

  /** Adds what some runs of columns are sorted by: a figure, or the number of a text; NaN where they have none. */
  #addValues(columns: RunColumns, found: Uint32Array): void {
    const key = this.#key;
    // The order of time needs nothing else.
    if (key === 'time') return;
    const [values, before] = [this.#values, this.#count];
    const figure = CHART_FIGURES.find((name) => name === key);
    if (figure !== undefined) {
      const figures = columns.figures[ROLLED_AS[figure]];
      for (let nth = 0; nth < found.length; nth += 1)
        values[before + nth] = figures[found[nth] ?? 0] ?? Number.NaN;
      return;
    }
    const [numbers, numberOf] = this.#numbersOf(columns, key as Exclude<SortKey, ChartFigure | 'time'>);
    for (let nth = 0; nth < found.length; nth += 1) {
      values[before + nth] = numbers[numberOf[found[nth] ?? 0] ?? 0] ?? Number.NaN;
    }
  }

  /** The numbers of the texts of columns, and which of them each run has. */
  #numbersOf(
    columns: RunColumns,
    key: Exclude<SortKey, ChartFigure | 'time'>,
  ): readonly [numbers: Float32Array, numberOf: Uint8Array | Uint16Array] {
    return key === 'outcome'
      ? [Float32Array.from(columns.outcomes, (outcome) => this.#number(outcome)), columns.outcomeOf]
      : [Float32Array.from(columns.series, (series) => this.#number(series[key] ?? null)), columns.seriesOf];
  }

  #number(text: string | null): number {
    if (text === null) return Number.NaN;
    const number = this.#texts.get(text) ?? this.#texts.size;
    this.#texts.set(text, number);
    return number;
  }

  #room(more: number): void {
    const needed = this.#count + more;
    if (needed <= this.#at.length) return;
    const length = Math.max(needed, this.#at.length * 2);
    const [at, values] = [new Float64Array(length), new Float32Array(length)];
    at.set(this.#at);
    values.set(this.#values);
    [this.#at, this.#values] = [at, values];
  }
}
