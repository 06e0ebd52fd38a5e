import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import { temporaryRecords } from '../../testing/records';
import { readLineChart } from './line-chart';
import { LineStore } from './line-store';

const AT = Date.parse('2026-11-23T14:00:00Z');
const minute = (at: number, medianMs: number | null, change: Partial<LineStretch> = {}): LineStretch => ({
  at,
  lengthMs: MINUTE_MS,
  observedMs: MINUTE_MS,
  gateway: { sent: 6, failed: 0, medianMs: 0.9, highestMs: 1.4 },
  far: { sent: 40, failed: 2, medianMs, highestMs: medianMs === null ? null : medianMs * 3 },
  ...change,
});
const event = (kind: LineEvent['kind'], startedAt: number, endedAt: number | null): LineEvent => ({
  id: `${kind} ${startedAt}`,
  kind,
  place: 'unknown',
  startedAt,
  endedAt,
  isEndObserved: true,
});

function opened() {
  const { database } = temporaryRecords();
  return { database, store: new LineStore(database) };
}

describe('the chart of the line between the tests', () => {
  it('sums up each column: the middle of the medians, the highest, and what was lost', () => {
    const { database, store } = opened();
    [10, 12, 50].forEach((medianMs, index) => store.saveMinute(minute(AT + index * MINUTE_MS, medianMs)));
    store.saveMinute(minute(AT + 5 * MINUTE_MS, null));
    const chart = readLineChart(database, { from: AT, to: AT + 10 * MINUTE_MS }, 2);
    expect(chart.columnMs).toBe(5 * MINUTE_MS);
    expect(chart.columns).toEqual([
      {
        at: AT,
        lengthMs: 5 * MINUTE_MS,
        observedMs: 3 * MINUTE_MS,
        gateway: { sent: 18, failed: 0, medianMs: 0.9, highestMs: 1.4 },
        far: { sent: 120, failed: 6, medianMs: 12, highestMs: 150 },
      },
      {
        at: AT + 5 * MINUTE_MS,
        lengthMs: 5 * MINUTE_MS,
        observedMs: MINUTE_MS,
        gateway: { sent: 6, failed: 0, medianMs: 0.9, highestMs: 1.4 },
        far: { sent: 40, failed: 2, medianMs: null, highestMs: null },
      },
    ]);
  });
  it('has columns as narrow as what was observed allows, however long the range is', () => {
    const { database, store } = opened();
    for (let index = 0; index < 60; index += 1) store.saveMinute(minute(AT + index * MINUTE_MS, 10));
    const { columns, columnMs } = readLineChart(database, { from: 0, to: AT + HOUR_MS }, 60);
    expect(columnMs).toBe(MINUTE_MS);
    expect(columns).toHaveLength(60);
  });
  it('takes hours for what is kept in hours', () => {
    const { database, store } = opened();
    for (let index = 0; index < 120; index += 1) store.saveMinute(minute(AT + index * MINUTE_MS, 10));
    const now = AT + 91 * DAY_MS;
    while (store.rollUpOld(now));
    store.saveMinute(minute(now - MINUTE_MS, 30));
    const { columns, columnMs } = readLineChart(database, { from: AT, to: now }, 91);
    expect(columnMs).toBe(DAY_MS);
    expect(columns.map(({ observedMs, far }) => [observedMs, far.medianMs])).toEqual([
      [2 * HOUR_MS, 10],
      [MINUTE_MS, 30],
    ]);
  });
  it('has no columns narrower than the hours that are kept of a time long past', () => {
    const { database, store } = opened();
    for (let index = 0; index < 180; index += 1) store.saveMinute(minute(AT + index * MINUTE_MS, 10));
    while (store.rollUpOld(AT + 91 * DAY_MS));
    const range = { from: AT + 20 * MINUTE_MS, to: AT + 3 * HOUR_MS };
    const { columns, columnMs } = readLineChart(database, range, 480);
    expect(columnMs).toBe(HOUR_MS);
    expect(columns.map(({ at, lengthMs, observedMs }) => [at, lengthMs, observedMs])).toEqual([
      [AT, HOUR_MS, HOUR_MS],
      [AT + HOUR_MS, HOUR_MS, HOUR_MS],
      [AT + 2 * HOUR_MS, HOUR_MS, HOUR_MS],
    ]);
  });
  it('leaves out what nobody observed, and is empty where nobody watched', () => {
    const { database, store } = opened();
    const range = { from: AT, to: AT + HOUR_MS };
    expect(readLineChart(database, range, 100)).toMatchObject({ columns: [], events: [] });
    store.saveMinute(minute(AT, 10, { observedMs: 0 }));
    expect(readLineChart(database, range, 100).columns).toEqual([]);
  });
  it('names every outage, and other events that are long enough to be seen', () => {
    const { database, store } = opened();
    const outage = event('outage', AT + HOUR_MS, AT + HOUR_MS + 1_000);
    const asleep = event('asleep', AT + 2 * HOUR_MS, AT + 3 * HOUR_MS);
    const lasting = event('outage', AT + 4 * HOUR_MS, null);
    const clockSet = event('clock-set', AT, AT + 5_000);
    for (const each of [lasting, asleep, outage, clockSet]) store.saveEvent(each, AT);
    const chart = readLineChart(database, { from: AT, to: AT + 5 * HOUR_MS }, 100);
    expect(chart.events).toEqual([outage, asleep, lasting]);
    expect(chart.availability).toMatchObject({ outages: 2, longestMs: HOUR_MS });
  });
  it('shows the longest of very many outages, and counts all', () => {
    const { database, store } = opened();
    for (let index = 0; index < 502; index += 1) {
      const at = AT + index * HOUR_MS;
      store.saveEvent(event('outage', at, at + (index + 1) * 1_000), AT);
    }
    const chart = readLineChart(database, { from: AT, to: AT + 502 * HOUR_MS }, 100);
    expect(chart.events).toHaveLength(500);
    expect(chart.events[0]?.startedAt).toBe(AT + 2 * HOUR_MS);
    expect(chart.availability.outages).toBe(502);
  });
});
