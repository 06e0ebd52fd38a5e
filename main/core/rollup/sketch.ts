import type { ByteReader, ByteWriter } from './bytes';

/** Quantiles are within 1 % of the value. */
const RELATIVE_ERROR = 0.01;
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);

/**
 * How values of one figure are spread, in few bytes: counts, lowest and highest exactly, quantiles within 1 %. Sketches of
 * parts merge into the sketch of the whole, in any order. Values are whole numbers from 0.
 *
 * Masson, Rim, Lee: "DDSketch: A fast and fully-mergeable quantile sketch with relative-error guarantees" (VLDB 2019).
 */
export class Sketch {
  #count = 0;
  #zeros = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  readonly #bins = new Map<number, number>();

  get count(): number {
    return this.#count;
  }

  /** Null without values. */
  get lowest(): number | null {
    return this.#count === 0 ? null : this.#lowest;
  }

  /** Null without values. */
  get highest(): number | null {
    return this.#count === 0 ? null : this.#highest;
  }

  add(value: number): void {
    this.#count += 1;
    if (value < this.#lowest) this.#lowest = value;
    if (value > this.#highest) this.#highest = value;
    if (value <= 0) this.#zeros += 1;
    else this.#addTo(Math.ceil(Math.log(value) / LOG_GAMMA), 1);
  }

  merge(other: Sketch): void {
    this.#count += other.#count;
    this.#zeros += other.#zeros;
    if (other.#lowest < this.#lowest) this.#lowest = other.#lowest;
    if (other.#highest > this.#highest) this.#highest = other.#highest;
    for (const [bin, count] of other.#bins) this.#addTo(bin, count);
  }

  /** The values below which these shares (0 to 1, rising) of all lie; null without values. */
  quantiles(ratios: readonly number[]): readonly number[] | null {
    if (this.#count === 0) return null;
    const bins = [...this.#bins].sort(([one], [other]) => one - other);
    let seen = this.#zeros;
    let place = -1;
    return ratios.map((ratio) => {
      const rank = ratio * (this.#count - 1);
      for (; seen <= rank; seen += bins[place]?.[1] ?? 0) {
        place += 1;
        if (place >= bins.length) return this.#highest;
      }
      const bin = bins[place]?.[0];
      const value = bin === undefined ? 0 : (2 * GAMMA ** bin) / (GAMMA + 1);
      return Math.min(this.#highest, Math.max(this.#lowest, value));
    });
  }

  write(to: ByteWriter): void {
    to.number(this.#count);
    if (this.#count === 0) return;
    to.number(this.#lowest);
    to.number(this.#highest - this.#lowest);
    to.number(this.#zeros);
    const bins = [...this.#bins].sort(([one], [other]) => one - other);
    to.number(bins.length);
    let before = 0;
    for (const [bin, count] of bins) {
      to.signed(bin - before);
      to.number(count);
      before = bin;
    }
  }

  /** Adds what was written to what is here: merging without a sketch between. */
  read(from: ByteReader): void {
    const count = from.number();
    if (count === 0) return;
    this.#count += count;
    const lowest = from.number();
    const highest = lowest + from.number();
    if (lowest < this.#lowest) this.#lowest = lowest;
    if (highest > this.#highest) this.#highest = highest;
    this.#zeros += from.number();
    let bin = 0;
    for (let left = from.number(); left > 0; left -= 1) {
      bin += from.signed();
      this.#addTo(bin, from.number());
    }
  }

  #addTo(bin: number, count: number): void {
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
  }
}
