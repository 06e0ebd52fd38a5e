import type { Exclusion } from '../../../shared/exclusion';
import type { Note } from '../../../shared/history/note';
import type { EndedRun } from '../../../shared/run';
import { iso } from '../iso-time';
import { toRecord, type Recorded } from './entry';
import { aboutRun } from './run-record';

/** An entry about a note. A note stays as it is when its run goes, so that the run is not a part. */
export function noteEntry({ id, at, text, changedAt }: Omit<Note, 'runId'>): Recorded {
  return {
    ...aboutNote(id, at),
    kind: 'note',
    record: toRecord({ at: iso(at), text, changedAt: iso(changedAt) }),
  };
}

/** The entry that says that a note was removed. */
export function noteRemovedEntry({ id, at }: Pick<Note, 'id' | 'at'>): Recorded {
  return { ...aboutNote(id, at), kind: 'note-removed', record: toRecord({}) };
}

/** An entry that says that a run does not count in statistics, and why. */
export function exclusionEntry(run: EndedRun, { reason, at }: Exclusion): Recorded {
  return { ...aboutRun(run), kind: 'exclusion', record: toRecord({ reason, at: iso(at) }) };
}

/** The entry that says that it counts again. */
export function exclusionRemovedEntry(run: EndedRun): Recorded {
  return { ...aboutRun(run), kind: 'exclusion-removed', record: toRecord({}) };
}

function aboutNote(id: string, at: number): Pick<Recorded, 'subject' | 'from' | 'to' | 'network'> {
  return { subject: id, from: at, to: null, network: null };
}
