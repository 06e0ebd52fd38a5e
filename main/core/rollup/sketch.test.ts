import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../testing/random';
import { quantile } from '../statistics';
import { ByteReader, ByteWriter } from './bytes';
import { Sketch } from './sketch';

const RATIOS = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

function getSketch(values: readonly number[]): Sketch {
  const sketch = new Sketch();
  for (const value of values) sketch.add(value);
  return sketch;
}

/** The sketch as it is read from its bytes. */
function stored(sketch: Sketch): Sketch {
  const writer = new ByteWriter();
  sketch.write(writer);
  const read = new Sketch();
  read.read(new ByteReader(writer.bytes()));
  return read;
}

/** The value at a share of sorted values, and its neighbour: a quantile lies between them. */
function around(values: readonly number[], ratio: number): readonly [number, number] {
  const sorted = values.toSorted((one, other) => one - other);
  const position = ratio * (sorted.length - 1);
  return [sorted[Math.floor(position)] ?? 0, sorted[Math.ceil(position)] ?? 0];
}

describe('a sketch of values', () => {
  it('knows nothing of no values', () => {
    const sketch = stored(new Sketch());
    expect([sketch.count, sketch.lowest, sketch.highest, sketch.quantiles([0.5])]).toEqual([
      0,
      null,
      null,
      null,
    ]);
  });

  it('is exact of a single value, however large or small', () => {
    for (const value of [0, 1, 7, 94_123_457, 2 ** 40]) {
      const sketch = stored(getSketch([value]));
      expect([sketch.count, sketch.lowest, sketch.highest]).toEqual([1, value, value]);
      expect(sketch.quantiles(RATIOS)).toEqual(RATIOS.map(() => value));
    }
  });

  it.each([
    ['of one line', (random: () => number) => Math.round(90e6 + random() * 8e6)],
    ['over many decades', (random: () => number) => Math.round(10 ** (random() * 10))],
    ['that are often 0', (random: () => number) => (random() < 0.6 ? 0 : Math.round(random() * 1_000))],
  ])('has quantiles within 1 %%, and counts and extremes exactly, of values %s', (_name, draw) => {
    const random = seededRandom(3);
    for (const length of [1, 2, 3, 12, 100, 5_000]) {
      const values = Array.from({ length }, () => draw(random));
      const sketch = stored(getSketch(values));
      expect(sketch.count).toBe(length);
      expect(sketch.lowest).toBe(quantile(values, 0));
      expect(sketch.highest).toBe(quantile(values, 1));
      for (const [index, ratio] of RATIOS.entries()) {
        const found = sketch.quantiles(RATIOS)?.[index] ?? Number.NaN;
        const [below, above] = around(values, ratio);
        expect(found).toBeGreaterThanOrEqual(below * 0.99 - 1e-9);
        expect(found).toBeLessThanOrEqual(above * 1.01 + 1e-9);
      }
    }
  });

  it('merges into the sketch of all values, whatever the order', () => {
    const random = seededRandom(5);
    const parts = Array.from({ length: 20 }, (_, length) =>
      Array.from({ length }, () => Math.round(random() * 1e6)),
    );
    const whole = getSketch(parts.flat());
    const merged = new Sketch();
    for (const part of parts.toReversed()) merged.merge(stored(getSketch(part)));
    expect(merged.quantiles(RATIOS)).toEqual(whole.quantiles(RATIOS));
    expect([merged.count, merged.lowest, merged.highest]).toEqual([whole.count, whole.lowest, whole.highest]);
  });

  it('takes few bytes: the runs of an hour about three each', () => {
    const random = seededRandom(9);
    const writer = new ByteWriter();
    getSketch(Array.from({ length: 12 }, () => Math.round(90e6 + random() * 8e6))).write(writer);
    expect(writer.length).toBeLessThan(36);
  });

  it('is not read from bytes that end in it', () => {
    const writer = new ByteWriter();
    getSketch([1, 2, 3]).write(writer);
    expect(() => new Sketch().read(new ByteReader(writer.bytes().slice(0, -1)))).toThrow(RangeError);
  });
});
