/** Below so many values on either side the normal approximation of the test does not hold. */
export const LEAST_VALUES = 8;
/** Of a hundred lines on which nothing differs, one looks as if it did. Our choice: stricter than the usual 5 %. */
export const SIGNIFICANCE = 0.01;
/**
 * The share of pairs of values in which one side is higher, from which a difference is worth a word: a small effect by
 * Vargha, Delaney: "A Critique and Improvement of the CL Common Language Effect Size Statistics" (2000).
 */
export const LEAST_SUPERIORITY = 0.56;

/** Whether the values of one side are higher than those of another by more than chance. */
export interface RankTest {
  /** The share of pairs, one value of each side, in which that of the second side is higher; equal ones count half. */
  readonly superiority: number;
  /** How often chance alone gives a difference at least this great, from 0 to 1. */
  readonly probability: number;
}

/**
 * The two-sided rank-sum test, which needs no normal distribution and is not moved by single outliers: normal approximation
 * with corrections for ties and continuity. Null below LEAST_VALUES on either side.
 *
 * Mann, Whitney: "On a test of whether one of two random variables is stochastically larger than the other" (1947).
 */
export function testRanks(first: Float64Array, second: Float64Array): RankTest | null {
  const [testOf] = testEachGroup([second, first]);
  return testOf ?? null;
}

/** The rank-sum test of each group against all the others together, which orders all values once; null of small groups. */
export function testEachGroup(groups: readonly Float64Array[]): readonly (RankTest | null)[] {
  const { rankSums, ties, count } = rank(groups);
  return groups.map(({ length }, place) => {
    const others = count - length;
    if (length < LEAST_VALUES || others < LEAST_VALUES) return null;
    const pairs = length * others;
    const higher = (rankSums[place] ?? 0) - (length * (length + 1)) / 2;
    const variance = (pairs / 12) * (count + 1 - ties / (count * (count - 1)));
    // Values that are all equal do not differ.
    const distance =
      variance <= 0 ? 0 : Math.max(0, Math.abs(higher - pairs / 2) - 0.5) / Math.sqrt(variance);
    return { superiority: higher / pairs, probability: getTwoSidedTail(distance) };
  });
}

interface Ranked {
  /** The sum of the ranks of each group, from 1; equal values share the mean of their ranks. */
  readonly rankSums: Float64Array;
  /** The sum of t³ − t over the values of which there are t. */
  readonly ties: number;
  readonly count: number;
}

function rank(groups: readonly Float64Array[]): Ranked {
  const sorted = groups.map((values) => values.toSorted());
  const all = new Float64Array(sorted.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const values of sorted) {
    all.set(values, filled);
    filled += values.length;
  }
  all.sort();
  const places = sorted.map(() => 0);
  const rankSums = new Float64Array(groups.length);
  let ties = 0;
  for (let begin = 0; begin < all.length;) {
    const value = all[begin] ?? 0;
    let end = begin + 1;
    while (all[end] === value) end += 1;
    const sharedRank = (begin + 1 + end) / 2;
    for (const [group, values] of sorted.entries()) {
      let place = places[group] ?? 0;
      const first = place;
      while (values[place] === value) place += 1;
      places[group] = place;
      rankSums[group] = (rankSums[group] ?? 0) + (place - first) * sharedRank;
    }
    const equal = end - begin;
    ties += equal ** 3 - equal;
    begin = end;
  }
  return { rankSums, ties, count: all.length };
}

/**
 * How often a normal variable is at least so many standard deviations from its mean, on either side; within 1.5e-7 by
 * formula 7.1.26 of Abramowitz, Stegun: "Handbook of Mathematical Functions" (1964).
 */
function getTwoSidedTail(deviations: number): number {
  const z = deviations / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const terms = [0, 0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return Math.min(1, terms.reduceRight((sum, term) => sum * t + term, 0) * Math.exp(-z * z));
}
