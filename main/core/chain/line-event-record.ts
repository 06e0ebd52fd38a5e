import type { LineEvent } from '../../../shared/history/outages';
import { iso } from '../iso-time';
import { toRecord, type Recorded } from './entry';

/** An entry about what happened to the line between the tests. Times are ISO 8601 in UTC; an end is absent while it lasts. */
export function lineEventEntry({
  id,
  kind,
  place,
  startedAt,
  endedAt,
  isEndObserved,
  hasMoved,
  network,
}: LineEvent): Recorded {
  return {
    kind: 'line-event',
    subject: id,
    from: startedAt,
    to: endedAt,
    network: network ?? null,
    record: toRecord({
      kind,
      place,
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
      isEndObserved,
      hasMoved,
    }),
  };
}
