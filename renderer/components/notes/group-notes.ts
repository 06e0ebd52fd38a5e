import type { Note } from '../../../shared/history/note';
import type { TimeRange } from '../../../shared/time-range';
import { getShare } from '../../charts/time-share';

/** Notes that stand too near to each other in a chart to be told apart, oldest first. */
export interface NoteGroup {
  /** Where it stands in the range, from 0 to 1. */
  readonly share: number;
  readonly notes: readonly [Note, ...Note[]];
}

/** So much of the width of a chart belongs to one mark: 24 px of 800. */
const ROOM_RATIO = 0.03;

/** The notes of a range as marks that do not cover each other, from left to right; empty without notes. */
export function groupNotes(notes: readonly Note[], range: TimeRange): readonly NoteGroup[] {
  const { from, to } = range;
  const groups: { readonly share: number; readonly notes: [Note, ...Note[]] }[] = [];
  for (const note of [...notes].sort((one, other) => one.at - other.at)) {
    if (note.at < from || note.at >= to) continue;
    const share = getShare(note.at, range);
    const last = groups.at(-1);
    if (last !== undefined && share - last.share < ROOM_RATIO) last.notes.push(note);
    else groups.push({ share, notes: [note] });
  }
  return groups;
}
