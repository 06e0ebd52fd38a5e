import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { LineEvent } from '../../../shared/history/outages';
import { availabilityIn } from './availability';

const event = (kind: LineEvent['kind'], startedAt: number, endedAt: number | null): LineEvent => ({
  id: `${kind}-${startedAt}`,
  kind,
  place: 'beyond',
  startedAt,
  endedAt,
  isEndObserved: true,
});
const RANGE = { from: HOUR_MS, to: 3 * HOUR_MS };

describe('the availability of a line', () => {
  it('is the share of the observed time in which it was up', () => {
    const events = [
      event('outage', HOUR_MS, HOUR_MS + 9 * MINUTE_MS),
      event('asleep', 2 * HOUR_MS, 3 * HOUR_MS),
    ];
    expect(availabilityIn(RANGE, events, 90 * MINUTE_MS)).toEqual({
      outages: 1,
      downMs: 9 * MINUTE_MS,
      longestMs: 9 * MINUTE_MS,
      observedMs: 90 * MINUTE_MS,
      ratio: 0.9,
    });
  });
  it('counts only the part of an outage that is within', () => {
    const events = [event('outage', 0, HOUR_MS + MINUTE_MS), event('outage', 3 * HOUR_MS - MINUTE_MS, null)];
    expect(availabilityIn(RANGE, events, 0)).toMatchObject({ downMs: 2 * MINUTE_MS, longestMs: MINUTE_MS });
  });
  it('names the longest of several outages', () => {
    const events = [
      event('outage', HOUR_MS, HOUR_MS + 2 * MINUTE_MS),
      event('outage', 2 * HOUR_MS, 2 * HOUR_MS + 7 * MINUTE_MS),
      event('no-network', 2 * HOUR_MS + 10 * MINUTE_MS, 3 * HOUR_MS),
    ];
    expect(availabilityIn(RANGE, events, HOUR_MS)).toMatchObject({ outages: 2, longestMs: 7 * MINUTE_MS });
  });
  it('is unknown where nothing was observed', () => {
    expect(availabilityIn(RANGE, [], 0)).toMatchObject({ ratio: null, longestMs: 0 });
  });
});
