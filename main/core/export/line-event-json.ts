import type { LineEvent } from '../../../shared/history/outages';
import { iso } from './run-json';

/** What happened to the line between the tests, as an export writes it: times in ISO 8601 UTC, null while it lasts. */
export function lineEventJson({ id, kind, place, startedAt, endedAt, isEndObserved }: LineEvent) {
  return {
    id,
    kind,
    place,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    isEndObserved,
  };
}
