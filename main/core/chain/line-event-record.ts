import type { LineEvent } from '../../../shared/history/outages';
import { iso } from '../iso-time';
import type { Json } from './canonical-json';
import { toRecord } from './entry';

/** What the chain holds of what happened to the line between the tests. Times are ISO 8601 in UTC; an end is absent while it lasts. */
export function lineEventRecord(event: LineEvent): Json {
  const { kind, place, startedAt, endedAt, isEndObserved, hasMoved, network } = event;
  return toRecord({
    kind,
    place,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    isEndObserved,
    hasMoved,
    network,
  });
}
