import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { LineEvent, LineRoute, LineStretch } from '../../../shared/history/outages';
import { temporaryRecords } from '../../testing/records';
import { migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { openInMemory } from '../sqlite';
import { readLineChart } from './line-chart';
import { lineReport } from './line-report';
import { LineStore } from './line-store';

const AT = Date.parse('2026-11-23T14:00:00Z');
const RANGE = { from: AT - DAY_MS, to: AT + DAY_MS };
const HOME = 'eth0, 192.168.1.0/24';
const OFFICE = 'wlan0, 10.20.0.0/16';
const minute = (at: number, medianMs: number, network?: string): LineStretch => ({
  at,
  lengthMs: MINUTE_MS,
  observedMs: MINUTE_MS / 2,
  gateway: { sent: 6, failed: 0, medianMs: 0.9, highestMs: 1.4 },
  far: { sent: 40, failed: 2, medianMs, highestMs: medianMs },
  ...(network !== undefined && { network }),
});
const ROUTE: LineRoute = {
  interfaceName: 'eth0',
  linkKind: 'ethernet',
  isConnected: true,
  gateway: '192.168.1.1',
  gatewayAnswer: 'answered',
  targets: [{ address: '192.0.2.1:443', answer: 'silent' }],
};
const outage = (id: string, lengthMs: number, more: Partial<LineEvent> = {}): LineEvent => ({
  id,
  kind: 'outage',
  place: 'beyond',
  startedAt: AT,
  endedAt: AT + lengthMs,
  isEndObserved: true,
  ...more,
});

function opened() {
  const { database } = temporaryRecords();
  return { database, store: new LineStore(database) };
}

describe('the line in several networks', () => {
  it('keeps a row for each network of a minute, and of an hour after it is old', () => {
    const { store } = opened();
    store.saveMinute(minute(AT, 20, HOME));
    store.saveMinute(minute(AT, 80, OFFICE));
    store.saveMinute(minute(AT + MINUTE_MS, 30));
    while (store.rollUpOld(AT + 91 * DAY_MS));
    expect(store.stretchesIn(RANGE)).toEqual([
      { ...minute(AT, 30), lengthMs: HOUR_MS },
      { ...minute(AT, 20, HOME), lengthMs: HOUR_MS },
      { ...minute(AT, 80, OFFICE), lengthMs: HOUR_MS },
    ]);
  });
  it('shows one network alone, and what is of no network only under all', () => {
    const { database, store } = opened();
    store.saveMinute(minute(AT, 20, HOME));
    store.saveMinute(minute(AT, 80, OFFICE));
    store.saveMinute(minute(AT, 500));
    store.saveEvent(outage('home', 10_000, { network: HOME, route: ROUTE }), AT);
    store.saveEvent(outage('office', 20_000, { network: OFFICE, hasMoved: true }), AT);
    store.saveEvent(outage('before', 5_000), AT);
    const atHome = readLineChart(database, RANGE, 100, HOME);
    expect(atHome.columns.map(({ far }) => far.medianMs)).toEqual([20]);
    expect(atHome.events).toEqual([outage('home', 10_000, { network: HOME, route: ROUTE })]);
    expect(atHome.availability).toMatchObject({ outages: 1, downMs: 10_000, observedMs: MINUTE_MS / 2 });
    const all = readLineChart(database, RANGE, 100);
    expect(all.columns.map(({ far, observedMs }) => [far.medianMs, observedMs])).toEqual([
      [80, 1.5 * MINUTE_MS],
    ]);
    expect(all.availability.outages).toBe(3);
    const report = lineReport(database, AT + HOUR_MS, OFFICE);
    expect(report.events).toEqual([outage('office', 20_000, { network: OFFICE, hasMoved: true })]);
    expect(report.availability[0]).toMatchObject({ outages: 1, longestMs: 20_000 });
  });
  it('learns the network and the route of an event later, and forgets neither', () => {
    const { store } = opened();
    const open = outage('o', 0, { endedAt: null });
    store.saveEvent(open, AT);
    store.saveEvent({ ...open, network: HOME, route: ROUTE }, AT);
    store.saveEvent(outage('o', 9_000), AT);
    expect(store.eventsIn(RANGE)).toEqual([outage('o', 9_000, { network: HOME, route: ROUTE })]);
  });
  it('names the network that was watched last', () => {
    const { store } = opened();
    expect(store.lastNetworkIn(RANGE)).toBeNull();
    store.saveMinute(minute(AT, 20, HOME));
    store.saveMinute(minute(AT + MINUTE_MS, 20, OFFICE));
    expect(store.lastNetworkIn(RANGE)).toBe(OFFICE);
    expect(store.lastNetworkIn({ from: AT, to: AT + MINUTE_MS })).toBe(HOME);
    store.saveMinute(minute(AT + 2 * MINUTE_MS, 20));
    expect(store.lastNetworkIn(RANGE)).toBeNull();
    store.saveMinute(minute(AT + 2 * MINUTE_MS, 20, HOME));
    expect(store.lastNetworkIn(RANGE)).toBe(HOME);
  });
  it('reads an event whose route is damaged without it', () => {
    const { database, store } = opened();
    store.saveEvent(outage('o', 9_000, { network: HOME, route: ROUTE }), AT);
    database.exec("UPDATE line_events SET route = '{'");
    expect(store.eventsIn(RANGE)).toEqual([outage('o', 9_000, { network: HOME })]);
  });
  it('keeps what earlier versions recorded, as of no network', () => {
    const database = openInMemory();
    migrate(database, null, MIGRATIONS.slice(0, 21));
    database.exec(`INSERT INTO line_events VALUES ('o', 'outage', 'beyond', ${AT}, ${AT + 9_000}, 1, ${AT}, 1);
      INSERT INTO line_stretches VALUES (${MINUTE_MS}, ${AT}, ${MINUTE_MS / 2}, 6, 0, 900, 1400, 40, 2, 20000, 20000)`);
    migrate(database, null, MIGRATIONS);
    const store = new LineStore(database);
    expect(store.eventsIn(RANGE)).toEqual([outage('o', 9_000)]);
    expect(store.stretchesIn(RANGE)).toEqual([minute(AT, 20)]);
    expect(store.eventsIn(RANGE, HOME)).toEqual([]);
    expect(store.stretchesIn(RANGE, HOME)).toEqual([]);
  });
});
