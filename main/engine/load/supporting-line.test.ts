import { describe, expect, it } from 'vitest';
import { bytesBelow, supportingLine } from './supporting-line';

const points = (...pairs: (readonly [number, number])[]) => pairs.map(([atMs, bytes]) => ({ atMs, bytes }));

describe('supportingLine', () => {
  it('runs between the samples that no other lies above', () => {
    const curve = points([0, 0], [10, 5], [20, 20], [30, 22], [40, 40], [50, 41]);
    const line = supportingLine(curve);
    expect(line).toEqual({ from: { atMs: 0, bytes: 0 }, to: { atMs: 40, bytes: 40 } });
    expect(line && curve.slice(0, 5).map((sample) => bytesBelow(line, sample))).toEqual([0, 5, 0, 8, 0]);
  });

  it('is null for fewer than two samples', () => {
    expect(supportingLine(points([0, 0]))).toBeNull();
    expect(supportingLine([])).toBeNull();
  });
});
