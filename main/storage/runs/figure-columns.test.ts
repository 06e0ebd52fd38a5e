import { expect, it } from 'vitest';
import { GOOD_FIGURES } from '../../testing/runs';
import { fromFigureRow, toFigureRow } from './figure-columns';

it.each([Number.MAX_SAFE_INTEGER, 9e15, 1e300, Number.POSITIVE_INFINITY, Number.NaN])(
  'a figure that could not be read again is not stored, and the others are: %d',
  (latencyMs) => {
    const row = toFigureRow({ ...GOOD_FIGURES, latencyMs });
    expect(row.latency_us).toBeNull();
    expect(fromFigureRow(row)).toEqual({ ...GOOD_FIGURES, latencyMs: null });
  },
);
