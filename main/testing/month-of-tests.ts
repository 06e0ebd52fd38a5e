import { HOUR_MS, MINUTE_MS } from '../../shared/durations';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { makeReport } from '../reading/report-maker';
import { LineStore } from '../storage/line/line-store';
import { NOT_JUDGED, temporaryRecords } from './records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from './runs';

/** The time of the records below. */
export const MONTH = { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-12-01T00:00:00Z') };
const HOME = GOOD_METHOD.network;

/** A month of tests at home, every four hours, a few in another network, a failure, an outage, and a night asleep; `make` makes a report of it. */
export function monthOfTests() {
  const records = temporaryRecords();
  const { database, runs, clock } = records;
  for (let index = 0; index < 60; index += 1) {
    const startedAt = MONTH.from + index * 4 * HOUR_MS;
    clock.set(new Date(startedAt + 10_000).toISOString());
    const network = index % 20 === 19 ? 'café' : HOME;
    runs.record(
      completedRun({
        id: `run-${index}`,
        startedAt,
        finishedAt: startedAt + 9_000,
        figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 40_000_000 + index * 1_000_000 },
        method: { ...GOOD_METHOD, network },
        surroundings: { linkKind: 'ethernet', ssid: 'Secret name', gatewayIpv4: '192.168.1.1' },
      }),
      NOT_JUDGED,
      [],
    );
  }
  const at = MONTH.from + 11 * 24 * HOUR_MS;
  runs.record(failedRun({ id: 'failed', startedAt: at, finishedAt: at + 1_000 }), NOT_JUDGED, []);
  runs.record(
    {
      ...failedRun(),
      id: 'missed',
      outcome: 'missed',
      reason: 'asleep',
      slots: 3,
      startedAt: at + HOUR_MS,
      finishedAt: at + 3 * HOUR_MS,
    },
    NOT_JUDGED,
    [],
  );
  new LineStore(database).saveEvent(
    {
      id: 'outage',
      network: 'wlan0, 192.168.1.0/24',
      kind: 'outage',
      place: 'beyond',
      startedAt: at,
      endedAt: at + 5 * MINUTE_MS,
      isEndObserved: true,
    },
    at + 5 * MINUTE_MS,
  );
  const plans = {
    plan: {
      ...DEFAULT_SETTINGS.plan,
      downloadBitsPerSecond: 100_000_000,
      minimumDownloadBitsPerSecond: 50_000_000,
    },
    networks: [],
  };
  const make = (network: string | null = HOME) => {
    const made = makeReport(database, {
      range: MONTH,
      network,
      plans,
      timeZone: 'Europe/Berlin',
      version: '1.2.3',
      now: MONTH.to,
    });
    if (made.kind !== 'made') throw new Error(made.kind);
    return made.file;
  };
  return { ...records, make, plans };
}
