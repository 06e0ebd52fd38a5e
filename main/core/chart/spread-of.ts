/** How values lie apart: extremes, and percentiles interpolated linearly. */
export interface Spread {
  readonly lowest: number;
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
  readonly highest: number;
}

/** The bits of a number from 0 rise with it; those of NaN are greater than all. */
const INFINITY_BITS = 0x7f80_0000;
/** Those of NaN. */
const NOTHING_BITS = 0x7fc0_0000;
/** Values whose first bits are the same, within 0.4 % of each other, are of one bin. */
const BIN_BITS = 15;
const RATIOS = [0.05, 0.5, 0.95] as const;

/**
 * The spread of values from 0; those that are NaN do not count. Null of nothing. Of the values only those are sorted between
 * which a percentile lies, since sorting all of a million takes most of the time that a chart may take.
 */
export function getSpread(values: Float32Array): Spread | null {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let [count, least, most] = [0, INFINITY_BITS, 0];
  for (let place = 0; place < bits.length; place += 1) {
    const value = bits[place] ?? NOTHING_BITS;
    if (value > INFINITY_BITS) continue;
    count += 1;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (count === 0) return null;
  const sorted = sortedAround(bits, { least, most }, getRanks(count));
  const at = (ratio: number): number => {
    const position = (count - 1) * ratio;
    const below = sorted(Math.floor(position));
    return below + (sorted(Math.ceil(position)) - below) * (position - Math.floor(position));
  };
  const [p5, median, p95] = RATIOS;
  return {
    lowest: parseNumber(least),
    p5: at(p5),
    median: at(median),
    p95: at(p95),
    highest: parseNumber(most),
  };
}

/** Between which places of the sorted values the percentiles lie; rising. */
function getRanks(count: number): readonly number[] {
  return RATIOS.flatMap((ratio) => [Math.floor((count - 1) * ratio), Math.ceil((count - 1) * ratio)]);
}

/** Says which value is at a place of the sorted values, of the places that are asked for. */
function sortedAround(
  bits: Uint32Array,
  { least, most }: { readonly least: number; readonly most: number },
  ranks: readonly number[],
): (rank: number) => number {
  const first = least >>> BIN_BITS;
  const counts = new Uint32Array((most >>> BIN_BITS) - first + 1);
  for (let place = 0; place < bits.length; place += 1) {
    const value = bits[place] ?? NOTHING_BITS;
    if (value > INFINITY_BITS) continue;
    const bin = (value >>> BIN_BITS) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  /** The bins with the places, and how many values are in bins before each. */
  const beforeOf = new Map<number, number>();
  let [bin, before] = [0, 0];
  for (const rank of ranks) {
    for (; before + (counts[bin] ?? Infinity) <= rank; bin += 1) before += counts[bin] ?? 0;
    beforeOf.set(bin, before);
  }
  const isWanted = new Uint8Array(counts.length);
  for (const wanted of beforeOf.keys()) isWanted[wanted] = 1;
  // Bins rise, so that the values of all wanted ones can be sorted together.
  const inside = new Uint32Array(
    [...beforeOf.keys()].reduce((sum, wanted) => sum + (counts[wanted] ?? 0), 0),
  );
  let insideCount = 0;
  for (let place = 0; place < bits.length; place += 1) {
    const value = bits[place] ?? NOTHING_BITS;
    if (value > INFINITY_BITS || isWanted[(value >>> BIN_BITS) - first] !== 1) continue;
    inside[insideCount] = value;
    insideCount += 1;
  }
  inside.sort();
  let start = 0;
  const parts = [...beforeOf].map(([wanted, from]) => {
    const part = { from, values: inside.subarray(start, start + (counts[wanted] ?? 0)) };
    start += part.values.length;
    return part;
  });
  return (rank) => {
    const part = parts.findLast(({ from }) => from <= rank);
    return parseNumber(part?.values[rank - part.from] ?? 0);
  };
}

const number = new Float32Array(1);
const numberBits = new Uint32Array(number.buffer);

function parseNumber(bits: number): number {
  numberBits[0] = bits;
  return number[0] ?? 0;
}
