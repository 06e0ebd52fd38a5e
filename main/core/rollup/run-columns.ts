import type { SeriesKey } from '../../../shared/history/run-filter';
import { ROLLED_FIGURES, type RolledFigure, type RunFacts } from './aggregate';
import type { LineState } from './states';

/** A run as it is summed up, and the series that it belongs to. */
export interface SeriesRun extends RunFacts {
  readonly series: SeriesKey;
}

/** Whether a run counts in statistics: nobody has excluded it. */
export function isCounted({ series }: Pick<SeriesRun, 'series'>): boolean {
  return series.isExcluded !== true;
}

/** What the columns refer to by number. */
interface Head {
  readonly series: readonly SeriesKey[];
  readonly outcomes: readonly string[];
  /** What states of the line are called; null where it was measured. */
  readonly kinds: readonly LineState['kind'][];
  /** Runs that say something of a longer time than their begin: their places, and the ends of that time. */
  readonly lasting: readonly (readonly [place: number, lastAt: number])[];
}

/** The number of a state that says nothing of the line. */
const NO_STATE = 255;
const NUMBERS = 2;

/**
 * The runs of a day in columns, in the order of time: every figure of a thousand runs is read at once, and filtered
 * without a look at anything else. Figures are exact to a ten-millionth; NaN where there is none.
 */
export interface RunColumns extends Head {
  readonly count: number;
  /** When each run began, in ms since the begin of the day. */
  readonly at: Uint32Array;
  readonly figures: Readonly<Record<RolledFigure, Float32Array>>;
  readonly seriesOf: Uint16Array;
  readonly outcomeOf: Uint8Array;
  /** The number of its state in `kinds`. */
  readonly stateOf: Uint8Array;
}

/** Runs of one day as bytes; in the order of time. */
export function toRunColumns(day: number, runs: readonly SeriesRun[]): Uint8Array {
  const series = new Numbers<SeriesKey>(JSON.stringify);
  const outcomes = new Numbers<string>(String);
  const kinds = new Numbers<LineState['kind']>(String);
  const lasting: (readonly [number, number])[] = [];
  for (const [place, { state }] of runs.entries()) {
    if (state !== null && state.lastAt !== state.at) lasting.push([place, state.lastAt - day]);
  }
  const at = Uint32Array.from(runs, (run) => run.at - day);
  const figures = ROLLED_FIGURES.map((name) => Float32Array.from(runs, (run) => run[name] ?? Number.NaN));
  const seriesOf = Uint16Array.from(runs, (run) => series.of(run.series));
  const outcomeOf = Uint8Array.from(runs, (run) => outcomes.of(run.outcome));
  const stateOf = Uint8Array.from(runs, ({ state }) => (state === null ? NO_STATE : kinds.of(state.kind)));
  const head: Head = { series: series.values, outcomes: outcomes.values, kinds: kinds.values, lasting };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts = [
    new Uint32Array([runs.length, text.length]),
    at,
    ...figures,
    seriesOf,
    outcomeOf,
    stateOf,
    text,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), place);
    place += part.byteLength;
  }
  return bytes;
}

/** Bytes as columns again. Throws a RangeError where they are no such bytes. */
export function fromRunColumns(bytes: Uint8Array): RunColumns {
  // Columns begin at a multiple of their length; where the bytes begin in memory is up to SQLite.
  const { buffer, byteOffset } =
    bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  const [count = 0, textLength = 0] = new Uint32Array(buffer, byteOffset, NUMBERS);
  let place = byteOffset + NUMBERS * Uint32Array.BYTES_PER_ELEMENT;
  const next = <Column>(make: (from: number) => Column, bytesEach: number): Column => {
    const column = make(place);
    place += bytesEach * count;
    return column;
  };
  const at = next((from) => new Uint32Array(buffer, from, count), Uint32Array.BYTES_PER_ELEMENT);
  const figures = Object.fromEntries(
    ROLLED_FIGURES.map((name) => [
      name,
      next((from) => new Float32Array(buffer, from, count), Float32Array.BYTES_PER_ELEMENT),
    ]),
  ) as Record<RolledFigure, Float32Array>;
  const seriesOf = next((from) => new Uint16Array(buffer, from, count), Uint16Array.BYTES_PER_ELEMENT);
  const outcomeOf = next((from) => new Uint8Array(buffer, from, count), 1);
  const stateOf = next((from) => new Uint8Array(buffer, from, count), 1);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, place, textLength))) as Head;
  return { ...head, count, at, figures, seriesOf, outcomeOf, stateOf };
}

/** Values by the order in which they came first. */
class Numbers<Value> {
  readonly values: Value[] = [];
  readonly #byName = new Map<string, number>();
  readonly #getName: (value: Value) => string;

  constructor(getName: (value: Value) => string) {
    this.#getName = getName;
  }

  of(value: Value): number {
    const name = this.#getName(value);
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.#byName.set(name, this.values.length);
    return this.values.push(value) - 1;
  }
}
