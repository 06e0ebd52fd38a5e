import { DAY_MS } from '../../../shared/durations';
import { CHART_FIGURES } from '../../../shared/history/chart-data';
import type { HistoryRuns, HistorySort, SortKey } from '../../../shared/history/history-query';
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
  readonly #texts = new Map<string, number>();
  #at = new Float64Array(FIRST_ROOM);
  #values = new Float32Array(FIRST_ROOM);
  #count = 0;

  constructor(wanted: Omit<HistoryRuns, 'range'>, key: SortKey, search: RunSearch | null) {
    this.#wanted = wanted;
    this.#key = key;
    this.#search = search;
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
    const isSeries = columns.series.map((series) => isSeriesWanted(this.#wanted, series));
    const isOutcome = columns.outcomes.map((outcome) => outcomes.some((wanted) => wanted === outcome));
    const counts = new Uint32Array(columns.outcomes.length);
    const getValue = this.#valueOf(columns);
    const isWhole = range.from <= day && day + DAY_MS <= range.to;
    this.#room(columns.count);
    for (let place = 0; place < columns.count; place += 1) {
      const series = columns.seriesOf[place] ?? 0;
      if (isSeries[series] !== true) continue;
      const at = day + (columns.at[place] ?? 0);
      if (!isWhole && (at < range.from || at >= range.to)) continue;
      const outcome = columns.outcomeOf[place] ?? 0;
      if (this.#search !== null && !this.#isFound(columns, place, at)) continue;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (isOutcome[outcome] !== true) continue;
      this.#at[this.#count] = at;
      this.#values[this.#count] = getValue(place);
      this.#count += 1;
    }
    for (const [index, name] of columns.outcomes.entries()) {
      const outcome = OUTCOMES.find((known) => known === name);
      if (outcome !== undefined) this.counts[outcome] += counts[index] ?? 0;
    }
  }

  /** The places of the runs in `at`, sorted. */
  sorted({ isDescending }: Pick<HistorySort, 'isDescending'>): Uint32Array {
    const values = this.#values.subarray(0, this.#count);
    if (this.#key === 'time') {
      const last = this.#count - 1;
      return Uint32Array.from(values, (_, place) => (isDescending ? last - place : place));
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

  /** Says what a run of some columns is sorted by: a figure, or the number of a text; NaN where it has none. */
  #valueOf(columns: RunColumns): (place: number) => number {
    const key = this.#key;
    if (key === 'time') return () => Number.NaN;
    const figure = CHART_FIGURES.find((name) => name === key);
    if (figure !== undefined) {
      const figures = columns.figures[ROLLED_AS[figure]];
      return (place) => figures[place] ?? Number.NaN;
    }
    if (key === 'outcome') {
      const numbers = columns.outcomes.map((outcome) => this.#number(outcome));
      return (place) => numbers[columns.outcomeOf[place] ?? 0] ?? Number.NaN;
    }
    const name = key as Exclude<keyof SeriesKey, 'isExcluded'>;
    const numbers = columns.series.map((series) => this.#number(series[name] ?? null));
    return (place) => numbers[columns.seriesOf[place] ?? 0] ?? Number.NaN;
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
