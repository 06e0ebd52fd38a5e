import { describe, expect, it } from 'vitest';
import { DEFAULT_SELECTION } from '../../../../shared/history/selection';
import { OUTCOMES } from '../../../../shared/run';
import { countRuns, getSelectedRuns } from './selected-runs';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const DAY = 86_400_000;

describe('the runs of a selection', () => {
  it('are all of its time, also those of a clock that was ahead', () => {
    expect(getSelectedRuns(DEFAULT_SELECTION, NOW, 'UTC')).toEqual({
      range: { from: NOW - 30 * DAY + 60_000, to: NOW + 365 * DAY },
      outcomes: OUTCOMES,
    });
  });
  it('end where the selection ends, and are narrowed as it is', () => {
    const range = { kind: 'span', from: NOW - 9 * DAY, to: NOW - 8 * DAY } as const;
    expect(
      getSelectedRuns({ ...DEFAULT_SELECTION, range, outcomes: ['failed'], servers: [null] }, NOW, 'UTC'),
    ).toEqual({
      range: { from: NOW - 9 * DAY, to: NOW - 8 * DAY },
      outcomes: ['failed'],
      servers: [null],
    });
  });
  it('are counted as tests where something was tried', () => {
    const counts = { completed: 5, failed: 2, cancelled: 1, skipped: 4, missed: 8, interrupted: 1 };
    expect(countRuns(counts)).toEqual({ rows: 21, tests: 8, failed: 3 });
  });
});
