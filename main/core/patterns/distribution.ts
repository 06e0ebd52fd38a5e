import type { Distribution, DistributionBin } from '../../../shared/history/patterns';
import { quantileOfSorted } from '../statistics';

/** A histogram with more bins shows chance, with fewer hides its shape. Our choice. */
const MAX_BINS = 30;
/** What lies outside of these percentiles is counted beside the bins: one outlier would press all others into one. */
const [FIRST_RATIO, LAST_RATIO] = [0.01, 0.99];
/** The length of the only bin of values that are all 0, in their unit; a share has none longer. */
const STEP_OF_ZEROS = 0.01;
/** Lengths of bins that a person would choose, times a power of ten. */
const STEPS = [1, 2, 5, 10];

/** How values are spread; NaN are left out. Null of nothing. */
export function getDistribution(values: Float32Array): Distribution | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (ratio: number) => quantileOfSorted(sorted, ratio) ?? 0;
  if (sorted.length === 0) return null;
  const step = chooseStep(at(FIRST_RATIO), at(LAST_RATIO));
  const first = Math.floor(at(FIRST_RATIO) / step);
  const last = Math.max(first, Math.floor(at(LAST_RATIO) / step));
  const edge = (bin: number) => getEdge(bin, step);
  const bins: DistributionBin[] = [];
  let place = countBelow(sorted, edge(first));
  const below = place;
  for (let bin = first; bin <= last; bin += 1) {
    const next = countBelow(sorted, edge(bin + 1));
    bins.push({ from: edge(bin), to: edge(bin + 1), tests: next - place });
    place = next;
  }
  return {
    tests: sorted.length,
    lowest: at(0),
    p5: at(0.05),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    highest: at(1),
    bins,
    below,
    above: sorted.length - place,
  };
}

/** The shortest length of a bin with which no more than MAX_BINS lie between two values. */
function chooseStep(from: number, to: number): number {
  if (from === 0 && to === 0) return STEP_OF_ZEROS;
  // Values that are all equal stand in one bin of a tenth of them.
  const wanted = Math.max(to - from, Math.abs(to) / 10, Number.EPSILON) / (MAX_BINS - 1);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = STEPS.find((candidate) => candidate * power >= wanted * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** A multiple of a step, without what a computer adds to decimal fractions (3 × 0.1). */
function getEdge(bin: number, step: number): number {
  const power = 10 ** Math.floor(Math.log10(step) + 1e-9);
  return power >= 1 ? bin * step : Math.round(bin * (step / power)) / Math.round(1 / power);
}

/** How many of sorted values are lower than a limit. */
function countBelow(sorted: Float32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
