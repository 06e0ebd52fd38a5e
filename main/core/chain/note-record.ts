import type { Exclusion } from '../../../shared/exclusion';
import type { Note } from '../../../shared/history/note';
import { iso } from '../iso-time';
import type { Json } from './canonical-json';
import { toRecord } from './entry';

/** What the chain holds of a note. A note stays as it is when its run goes, so that the run is not a part. */
export function noteRecord({ at, text, changedAt }: Pick<Note, 'at' | 'text' | 'changedAt'>): Json {
  return toRecord({ at: iso(at), text, changedAt: iso(changedAt) });
}

/** What the chain holds of a run that does not count in statistics. */
export function exclusionRecord({ reason, at }: Exclusion): Json {
  return toRecord({ reason, at: iso(at) });
}
