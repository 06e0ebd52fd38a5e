import { DAY_MS, HOUR_MS } from './durations';
import { lowest } from './extremes';
import { localTimeAt } from './local-time';
import { hasMaximum, hasPlan, NO_PLAN, planIn } from './plan';
import { getMethod, type Run } from './run';
import type { Settings } from './settings';

/** A line is measured for so long before a plan is proposed. */
export const PROPOSAL_AFTER_MS = 7 * DAY_MS;
/** Tests that make a proposal; fewer say too little of a week. Our choice. */
const LEAST_TESTS = 12;
/** The part of all tests that the best hours have at least. Our choice. */
const BEST_PART = 0.25;

/** Usual tariffs, in Mbit/s. */
const TARIFFS = [
  2, 6, 10, 16, 20, 25, 30, 35, 40, 50, 60, 75, 80, 100, 120, 150, 175, 200, 250, 300, 350, 400, 500, 600,
  750, 800, 1_000, 1_200, 1_500, 2_000, 2_500, 5_000, 8_000, 10_000,
];
/** What tests reach of a tariff: headers and framing take 3 to 8 %, and some providers give a little more than promised. */
const TARIFF_RATIO = { least: 0.9, usual: 0.95, most: 1.04 } as const;
const BITS_PER_MEGABIT = 1_000_000;

/** What one test of the line found, in bit/s; null where it did not measure a direction. */
export interface LineSample {
  readonly at: number;
  readonly downloadBitsPerSecond: number | null;
  readonly uploadBitsPerSecond: number | null;
}

/** None of a test that is excluded or of another program, or that moved too little data to say how fast a line is. */
export function samplesOf(run: Run): readonly LineSample[] {
  if (run.outcome !== 'completed' || run.exclusion !== undefined || run.importedFrom !== undefined) return [];
  if (getMethod(run)?.mode === 'light') return [];
  const { downloadBitsPerSecond, uploadBitsPerSecond } = run.figures;
  return [{ at: run.startedAt, downloadBitsPerSecond, uploadBitsPerSecond }];
}

/** One direction of a proposed plan, in bit/s. */
export interface ProposedFigure {
  /** The median of the best hours. */
  readonly measuredBitsPerSecond: number;
  /** The tariff that it fits, else the measured value in two digits. */
  readonly planBitsPerSecond: number;
}

export type PlanProposal =
  /** The line is still measured; `readyAt` is null where only tests are missing. */
  | { readonly kind: 'measuring'; readonly tests: number; readonly readyAt: number | null }
  | { readonly kind: 'proposed'; readonly download: ProposedFigure; readonly upload: ProposedFigure | null };

/** Whether a plan is to be proposed for a network (null: not known): it is wanted, and nobody has said one or declined. */
export function wantsProposal(settings: Settings, network: string | null): boolean {
  const { isWanted, declined } = settings.planSearch;
  // Without a network nobody knows which line was measured: where networks are known, none of them is meant.
  const isMeant =
    network === null ? !hasPlan(settings.plan) && declined.length === 0 : !declined.includes(network);
  return isWanted && isMeant && !hasMaximum(planIn({ network, home: null }, settings));
}

/**
 * What a line gives in its best hours, as a plan: the median of the tests in those hours of the day that were fastest,
 * so that slow evenings do not count as the contract. `since` is the first test, which may be older than the samples. Null
 * without a test of the download, and where the best hours give nothing.
 */
export function proposePlan(
  samples: readonly LineSample[],
  { since, now, timeZone }: { readonly since: number; readonly now: number; readonly timeZone: string },
): PlanProposal | null {
  const measured = samples.filter(({ downloadBitsPerSecond }) => downloadBitsPerSecond !== null);
  if (measured.length === 0) return null;
  const readyAt = Math.min(since, lowest(measured.map(({ at }) => at))) + PROPOSAL_AFTER_MS;
  if (readyAt > now || measured.length < LEAST_TESTS) {
    return { kind: 'measuring', tests: measured.length, readyAt: readyAt > now ? readyAt : null };
  }
  const download = proposeFigure(measured, (sample) => sample.downloadBitsPerSecond, timeZone);
  const upload = proposeFigure(measured, (sample) => sample.uploadBitsPerSecond, timeZone);
  return download === null ? null : { kind: 'proposed', download, upload };
}

function proposeFigure(
  samples: readonly LineSample[],
  of: (sample: LineSample) => number | null,
  timeZone: string,
): ProposedFigure | null {
  const byHour = new Map<number, number[]>();
  let count = 0;
  for (const sample of samples) {
    const value = of(sample);
    if (value === null) continue;
    const hour = Math.floor((localTimeAt(sample.at, timeZone) % DAY_MS) / HOUR_MS);
    byHour.set(hour, [...(byHour.get(hour) ?? []), value]);
    count += 1;
  }
  const best: number[] = [];
  for (const values of [...byHour.values()].sort((one, other) => median(other) - median(one))) {
    if (best.length >= count * BEST_PART) break;
    for (const value of values) best.push(value);
  }
  const measuredBitsPerSecond = best.length === 0 ? 0 : median(best);
  if (measuredBitsPerSecond <= 0) return null;
  return { measuredBitsPerSecond, planBitsPerSecond: toPlan(measuredBitsPerSecond) };
}

/** The tariff that a measured throughput fits best, else the throughput in two digits. In bit/s. */
function toPlan(measured: number): number {
  const megabits = measured / BITS_PER_MEGABIT;
  const ratio = (tariff: number) => megabits / tariff;
  const distance = (tariff: number) => Math.abs(ratio(tariff) - TARIFF_RATIO.usual);
  const [tariff] = TARIFFS.filter(
    (one) => ratio(one) >= TARIFF_RATIO.least && ratio(one) <= TARIFF_RATIO.most,
  ).sort((one, other) => distance(one) - distance(other));
  if (tariff !== undefined) return tariff * BITS_PER_MEGABIT;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, measured))) - 1);
  return Math.round(measured / step) * step;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/**
 * The settings with a plan for a network: as the plan of the line where there is none yet or it is of this network, else as
 * the network's own. Null stands for a network that is not known.
 */
export function withPlanOf(
  settings: Settings,
  network: string | null,
  chosen: Pick<Settings['plan'], 'downloadBitsPerSecond' | 'uploadBitsPerSecond'>,
): Settings {
  const { plan, networks } = settings;
  if (network === null && hasPlan(plan)) return settings;
  if (network === null || !hasPlan(plan) || plan.network === network) {
    return { ...settings, plan: { ...plan, ...chosen, ...(network !== null && { network }) } };
  }
  const own = networks.find((entry) => entry.network === network) ?? { network, name: '', plan: NO_PLAN };
  const others = networks.filter((entry) => entry.network !== network);
  return { ...settings, networks: [...others, { ...own, plan: { ...own.plan, ...chosen } }] };
}
