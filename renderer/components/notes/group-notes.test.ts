import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/history/note';
import { groupNotes } from './group-notes';

const note = (at: number): Note => ({ id: `n${at}`, at, runId: null, text: `note ${at}`, changedAt: 0 });
const groups = (...times: number[]) =>
  groupNotes(times.map(note), { from: 1_000, to: 2_000 }).map(({ share, notes }) => [
    share,
    notes.map(({ at }) => at),
  ]);

describe('notes over a chart', () => {
  it('stand over their moments, those too near to each other as one, from left to right', () => {
    expect(groups(1_900, 1_010, 1_000, 1_029, 1_031)).toEqual([
      [0, [1_000, 1_010, 1_029]],
      [0.031, [1_031]],
      [0.9, [1_900]],
    ]);
  });

  it('are those of the range alone, its end excluded', () => {
    expect(groups(999, 2_000)).toEqual([]);
    expect(groups()).toEqual([]);
  });
});
