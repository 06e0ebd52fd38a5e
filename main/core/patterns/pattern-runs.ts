import { DAY_MS } from '../../../shared/durations';
import { isInTimes } from '../../../shared/history/local-times';
import type { PatternFigure } from '../../../shared/history/patterns';
import { isSeriesWanted, type RunFilter, type SeriesKey } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { ROLLED_AS, ROLLED_PARTS } from '../rollup/aggregate';
import { isCounted, type RunColumns } from '../rollup/run-columns';

const FIRST_ROOM = 1_024;
/** What a light test finds differs from what a full line would give: these of its figures are not compared with others. */
const NOT_OF_LIGHT: readonly PatternFigure[] = ['download', 'upload', 'loadedLatency', 'packetLoss'];

/**
 * Figures of the completed runs of a range that a filter wants and that count in statistics, each run with the number of
 * its group. NaN where a figure was not measured, or by a light test that does not compare.
 */
export class PatternRuns {
  /** The groups by their numbers: each as a series that is in it. */
  readonly groups: SeriesKey[] = [];
  readonly #filter: RunFilter;
  readonly #isInTime: ((at: number) => boolean) | null;
  readonly #names: readonly PatternFigure[];
  readonly #getKey: (series: SeriesKey) => string;
  readonly #numbers = new Map<string, number>();
  #count = 0;
  #at = new Float64Array(FIRST_ROOM);
  #groupOf = new Uint32Array(FIRST_ROOM);
  #figures: readonly Float32Array[];

  /** `names`: the figures that are wanted. `getKey` tells groups apart; all runs are of one where it is left out. */
  constructor(
    filter: RunFilter,
    names: readonly PatternFigure[],
    getKey: (series: SeriesKey) => string = () => '',
  ) {
    this.#filter = filter;
    this.#isInTime = isInTimes(filter.times);
    this.#names = names;
    this.#getKey = getKey;
    this.#figures = names.map(() => new Float32Array(FIRST_ROOM));
  }

  /** How many runs there are, with and without figures. */
  get count(): number {
    return this.#count;
  }

  /** When each run began; rising. */
  get at(): Float64Array {
    return this.#at.subarray(0, this.#count);
  }

  /** The number of the group of each run. */
  get groupOf(): Uint32Array {
    return this.#groupOf.subarray(0, this.#count);
  }

  /** A figure of each run, in its unit. */
  figure(name: PatternFigure): Float32Array {
    return (this.#figures[this.#names.indexOf(name)] ?? new Float32Array()).subarray(0, this.#count);
  }

  /** Adds what is wanted of the runs of a day that began in a range. Days come in the order of time. */
  add(columns: RunColumns, day: number, range: TimeRange): void {
    const { outcomes } = this.#filter;
    const completed = columns.outcomes.indexOf('completed');
    if (completed < 0 || (outcomes !== undefined && !outcomes.includes('completed'))) return;
    const isSeries = Uint8Array.from(columns.series, (series) =>
      Number(isCounted({ series }) && isSeriesWanted(this.#filter, series)),
    );
    const isInTime = this.#isInTime;
    const isWhole = range.from <= day && day + DAY_MS <= range.to;
    const groups = columns.series.map((series) => this.#getGroup(series));
    this.#room(columns.count);
    const found = new Uint32Array(columns.count);
    let count = 0;
    const [at, groupOf, before] = [this.#at, this.#groupOf, this.#count];
    for (let place = 0; place < columns.count; place += 1) {
      if (columns.outcomeOf[place] !== completed) continue;
      const series = columns.seriesOf[place] ?? 0;
      if (isSeries[series] !== 1) continue;
      const begin = day + (columns.at[place] ?? 0);
      if (!isWhole && (begin < range.from || begin >= range.to)) continue;
      if (isInTime !== null && !isInTime(begin)) continue;
      at[before + count] = begin;
      groupOf[before + count] = groups[series] ?? 0;
      found[count] = place;
      count += 1;
    }
    const isLight = columns.series.map(({ mode }) => mode === 'light');
    for (const [index, name] of this.#names.entries()) {
      const [from, to] = [columns.figures[ROLLED_AS[name]], this.#figures[index] ?? new Float32Array()];
      const parts = ROLLED_PARTS[name];
      const leavesLight = NOT_OF_LIGHT.includes(name) && isLight.includes(true);
      for (let nth = 0; nth < count; nth += 1) {
        const place = found[nth] ?? 0;
        const isLeft = leavesLight && isLight[columns.seriesOf[place] ?? 0] === true;
        to[before + nth] = isLeft ? Number.NaN : (from[place] ?? Number.NaN) / parts;
      }
    }
    this.#count += count;
  }

  #getGroup(series: SeriesKey): number {
    const key = this.#getKey(series);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.groups.length);
    return this.groups.push(series) - 1;
  }

  #room(more: number): void {
    const needed = this.#count + more;
    if (needed <= this.#at.length) return;
    const length = Math.max(needed, this.#at.length * 2);
    const [at, groupOf] = [new Float64Array(length), new Uint32Array(length)];
    at.set(this.#at);
    groupOf.set(this.#groupOf);
    [this.#at, this.#groupOf] = [at, groupOf];
    this.#figures = this.#figures.map((figures) => {
      const grown = new Float32Array(length);
      grown.set(figures);
      return grown;
    });
  }
}
