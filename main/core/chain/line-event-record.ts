import type { LineEvent } from '../../../shared/history/outages';
import type { Json } from './canonical-json';
import { toRecord } from './entry';

/** What the chain holds of what happened to the line between the tests. Times are ISO 8601 in UTC; an end is absent while it lasts. */
export function lineEventRecord(event: LineEvent): Json {
  const { kind, place, startedAt, endedAt, isEndObserved, hasMoved, network } = event;
  return toRecord({
    kind,
    place,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    isEndObserved,
    hasMoved,
    network,
  });
}
