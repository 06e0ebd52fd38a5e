import { DAY_MS } from '../../../shared/durations';
import type { Ceiling } from '../../../shared/ipc';
import { kept } from '../../../shared/kept';
import { PROVIDER_FACTS, type FigureKind, type ProviderKind } from '../../../shared/providers';
import { getMethod, type Run } from '../../../shared/run';
import type { Reference } from './comparability';

/** Number of days whose runs define the line. */
export const REFERENCE_DAYS = 14;
/** Number of the newest runs of the line that define its usual kind of figure. */
const KIND_RUNS = 20;
/** A network with more runs than this in those days is judged separately, with or without a plan. */
const KNOWN_RUNS = 20;

/** Where and by which service a completed run was measured. */
export interface MeasuredAt {
  readonly startedAt: number;
  readonly network: string | null;
  readonly provider: ProviderKind;
}

/** Where and by what a run was measured. */
export function measuredAt(run: Run): MeasuredAt {
  return { startedAt: run.startedAt, provider: run.provider, network: getMethod(run)?.network ?? null };
}

/**
 * The reference for comparisons, learnt from completed runs of the last days: the network with runs on the most days,
 * and the usual kind of figure of its runs. In a tie the earlier one wins, so that an afternoon in another network
 * changes nothing. A service that is set in the settings decides the kind.
 */
export function learnReference(
  runs: readonly MeasuredAt[],
  chosen: ProviderKind | null,
  ceiling: Ceiling | null,
): Reference {
  const ordered = runs.toSorted((a, b) => a.startedAt - b.startedAt);
  const network = usualNetwork(ordered);
  const own = ordered.filter((run) => run.network === network || run.network === null || network === null);
  return {
    network,
    home: network,
    ceiling,
    figureKind: chosen === null ? usualKind(own) : PROVIDER_FACTS[chosen].figureKind,
  };
}

/** The network with runs on the most days; null if no run has a network. */
function usualNetwork(runs: readonly MeasuredAt[]): string | null {
  return ofMostDays(runs, ({ network }) => network);
}

/** The kind of more than half of the newest runs. With fewer runs or without a majority, the kind of the most days. */
function usualKind(runs: readonly MeasuredAt[]): FigureKind | null {
  const newest = runs.slice(-KIND_RUNS).map(getKind);
  const isClear = (kind: FigureKind) => newest.filter((one) => one === kind).length > KIND_RUNS / 2;
  return newest.find(isClear) ?? ofMostDays(runs, getKind);
}

function getKind({ provider }: MeasuredAt): FigureKind {
  return PROVIDER_FACTS[provider].figureKind;
}

/** The value that runs have on the most days, in a tie the earliest. Runs without a value are skipped. */
function ofMostDays<T>(runs: readonly MeasuredAt[], read: (run: MeasuredAt) => T | null): T | null {
  const days = new Map<T, Set<number>>();
  for (const run of runs) {
    const value = read(run);
    if (value === null) continue;
    const seen = days.get(value) ?? new Set();
    days.set(value, seen.add(Math.floor(run.startedAt / DAY_MS)));
  }
  return mostFrequent([...days].map(([value, seen]) => [value, seen.size]));
}

/** The first of the values with the highest count; null if there are none. */
function mostFrequent<T>(counts: readonly (readonly [value: T, count: number])[]): T | null {
  let most: readonly [value: T | null, count: number] = [null, 0];
  for (const entry of counts) if (entry[1] > most[1]) most = entry;
  return most[0];
}

/**
 * The reference of each day, from the completed runs of the days before it. A day has no effect on its own runs, so
 * that a run has the same reference whenever it is evaluated. Without earlier runs, the first run of the day defines
 * the line. Days are UTC days.
 */
export class References {
  readonly #runs: readonly MeasuredAt[];
  readonly #byDay = new Map<number, Reference>();
  readonly #elsewhere = new Map<string, Reference>();
  readonly #withPlan: ReadonlySet<string>;
  readonly #chosen: ProviderKind | null;
  readonly #ceiling: Ceiling | null;

  /** Completed runs in any order; `withPlan` are the networks that have a plan of their own. */
  constructor(
    runs: readonly MeasuredAt[],
    chosen: ProviderKind | null,
    ceiling: Ceiling | null,
    withPlan: ReadonlySet<string> = new Set(),
  ) {
    this.#withPlan = withPlan;
    this.#runs = runs.toSorted((a, b) => a.startedAt - b.startedAt);
    this.#chosen = chosen;
    this.#ceiling = ceiling;
  }

  /** The reference for a run that began at this time. */
  at(time: number): Reference {
    return kept(this.#byDay, Math.floor(time / DAY_MS), () => this.#learn(getDay(time)));
  }

  /**
   * The reference for one run: that of its own network if this has a plan or more than 20 runs in the days before;
   * otherwise that of the line, which makes a run in another network incomparable.
   */
  of({ startedAt, network }: Pick<MeasuredAt, 'startedAt' | 'network'>): Reference {
    const line = this.at(startedAt);
    if (network === null || line.network === null || network === line.network) return line;
    const day = getDay(startedAt);
    return kept(this.#elsewhere, `${String(day)} ${network}`, () => this.#learnElsewhere(network, day, line));
  }

  #learnElsewhere(network: string, day: number, line: Reference): Reference {
    const isThere = (run: MeasuredAt) => run.network === network;
    const before = this.#within(day - REFERENCE_DAYS * DAY_MS, day).filter(isThere);
    if (before.length <= KNOWN_RUNS && !this.#withPlan.has(network)) return line;
    const [first] = this.#within(day, day + DAY_MS).filter(isThere);
    const known = learnReference(before, this.#chosen, this.#ceiling);
    const figureKind = known.figureKind ?? (first === undefined ? null : getKind(first));
    return { ...known, network, home: line.network, figureKind };
  }

  #learn(day: number): Reference {
    const before = this.#within(day - REFERENCE_DAYS * DAY_MS, day);
    const known = learnReference(before, this.#chosen, this.#ceiling);
    if (known.network !== null && known.figureKind !== null) return known;
    const today = this.#within(day, day + DAY_MS);
    const network = known.network ?? today.find((run) => run.network !== null)?.network ?? null;
    const [first] = today;
    return {
      ...known,
      network,
      home: network,
      figureKind: known.figureKind ?? (first === undefined ? null : getKind(first)),
    };
  }

  #within(from: number, to: number): readonly MeasuredAt[] {
    return this.#runs.filter(({ startedAt }) => startedAt >= from && startedAt < to);
  }
}

/** Start of the UTC day of a time. */
export function getDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}
