import type { LineEvent } from '../../../shared/history/outages';
import { iso } from '../iso-time';

/**
 * What happened to the line between the tests, as an export writes it: times in ISO 8601 UTC, null while it lasts; network
 * and route null where they were not recorded.
 */
export function lineEventJson(event: LineEvent) {
  const { id, kind, place, startedAt, endedAt, isEndObserved, hasMoved = false, network, route } = event;
  return {
    id,
    kind,
    place,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    isEndObserved,
    hasMoved,
    network: network ?? null,
    route: route ?? null,
  };
}
