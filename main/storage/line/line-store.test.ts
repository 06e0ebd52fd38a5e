import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import { temporaryRecords } from '../../testing/records';
import { LineStore } from './line-store';

const AT = Date.parse('2026-11-23T14:00:00Z');
const OUTAGE: LineEvent = {
  id: 'o1',
  kind: 'outage',
  place: 'beyond',
  startedAt: AT,
  endedAt: null,
  isEndObserved: true,
};
const minute = (at: number, medianMs: number | null = 20): LineStretch => ({
  at,
  lengthMs: MINUTE_MS,
  observedMs: MINUTE_MS,
  gateway: { sent: 6, failed: 0, medianMs: 0.9, highestMs: 1.4 },
  far: { sent: 40, failed: 2, medianMs, highestMs: medianMs },
});
const ALWAYS = { from: 0, to: AT + DAY_MS };

function opened() {
  const { database } = temporaryRecords();
  return new LineStore(database);
}

describe('an event of the line', () => {
  it('is stored when it begins, and again when it ends', () => {
    const store = opened();
    store.saveEvent(OUTAGE, AT + 9_000);
    expect(store.eventsIn(ALWAYS)).toEqual([OUTAGE]);
    const ended = { ...OUTAGE, endedAt: AT + MINUTE_MS };
    store.saveEvent(ended, AT + MINUTE_MS);
    expect(store.eventsIn(ALWAYS)).toEqual([ended]);
  });
  it('that a crash left open ends where it was seen last, and its end was not observed', () => {
    const store = opened();
    store.saveEvent(OUTAGE, AT + 9_000);
    store.saveMinute(minute(AT));
    store.saveMinute(minute(AT + MINUTE_MS));
    store.closeLeft(AT + HOUR_MS);
    expect(store.eventsIn(ALWAYS)).toEqual([
      { ...OUTAGE, endedAt: AT + 2 * MINUTE_MS, isEndObserved: false },
    ]);
    expect(store.lastWatchedAt()).toBe(AT + 2 * MINUTE_MS);
  });
  it('is to be judged until it was', () => {
    const store = opened();
    store.saveEvent({ ...OUTAGE, endedAt: AT + 5_000 }, AT + 5_000);
    expect(store.unjudged()).toHaveLength(1);
    store.judged('o1');
    expect(store.unjudged()).toEqual([]);
  });
  it('touches a stretch of time that it lasts into', () => {
    const store = opened();
    store.saveEvent({ ...OUTAGE, endedAt: AT + HOUR_MS }, AT);
    expect(store.eventsIn({ from: AT + MINUTE_MS, to: AT + 2 * MINUTE_MS })).toHaveLength(1);
    expect(store.eventsIn({ from: AT + 2 * HOUR_MS, to: AT + 3 * HOUR_MS })).toEqual([]);
  });
});

describe('the minutes of a line', () => {
  it('are stored as they are', () => {
    const store = opened();
    store.saveMinute(minute(AT));
    store.saveMinute(minute(AT + MINUTE_MS, null));
    expect(store.stretchesIn(ALWAYS)).toEqual([minute(AT), minute(AT + MINUTE_MS, null)]);
  });
  it('count once where the clock was set back', () => {
    const store = opened();
    store.saveMinute(minute(AT));
    store.saveMinute({ ...minute(AT, null), observedMs: 10_000 });
    expect(store.stretchesIn(ALWAYS)).toMatchObject([
      { observedMs: MINUTE_MS, far: { sent: 80, failed: 4, medianMs: 20 } },
    ]);
  });
  it('keep the latencies of a minute that comes again without an answer', () => {
    const store = opened();
    const silent = { sent: 2, failed: 2, medianMs: null, highestMs: null };
    store.saveMinute({ ...minute(AT), gateway: silent });
    store.saveMinute(minute(AT));
    store.saveMinute({ ...minute(AT), gateway: silent, far: silent });
    expect(store.stretchesIn(ALWAYS)).toMatchObject([
      {
        gateway: { sent: 10, medianMs: 0.9, highestMs: 1.4 },
        far: { sent: 82, medianMs: 20, highestMs: 20 },
      },
    ]);
    store.saveMinute({ ...minute(AT + MINUTE_MS), far: silent });
    store.saveMinute({ ...minute(AT + MINUTE_MS), far: silent });
    expect(store.stretchesIn(ALWAYS)[1]?.far).toEqual({
      sent: 4,
      failed: 4,
      medianMs: null,
      highestMs: null,
    });
  });
  it('become hours after 90 days', () => {
    const store = opened();
    for (let index = 0; index < 120; index += 1) store.saveMinute(minute(AT + index * MINUTE_MS, index));
    const now = AT + 90 * DAY_MS + HOUR_MS;
    expect(store.rollUpOld(now)).toBe(true);
    expect(store.rollUpOld(now)).toBe(false);
    const [hour, ...minutes] = store.stretchesIn(ALWAYS);
    expect(hour).toMatchObject({
      at: AT,
      lengthMs: HOUR_MS,
      observedMs: HOUR_MS,
      gateway: { sent: 360 },
      far: { sent: 2_400, failed: 120, medianMs: 29.5, highestMs: 59 },
    });
    expect(minutes).toHaveLength(60);
  });
});
