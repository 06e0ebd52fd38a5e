import type { Note } from '../../../shared/history/note';
import { iso } from '../iso-time';

/** A note on a moment as an export writes it, times in ISO 8601 UTC. */
export function noteJson({ id, at, text, changedAt }: Note) {
  return { id, at: iso(at), text, changedAt: iso(changedAt) };
}
