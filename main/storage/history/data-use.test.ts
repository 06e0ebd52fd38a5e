import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { dataUseBetween, getMonth } from './data-use';

const NOVEMBER = Date.parse('2026-11-01T00:00:00+01:00');

describe('the data of a month', () => {
  it('is counted for each network, of every run that moved some', () => {
    const { runs, database, clock } = temporaryRecords();
    const mobile = { ...GOOD_METHOD, network: 'wwan0, 10.0.0.0/8' };
    runs.record(completedRun({ id: 'a' }), NOT_JUDGED, []);
    runs.record(failedRun({ id: 'b', figures: GOOD_FIGURES, method: GOOD_METHOD }), NOT_JUDGED, []);
    runs.record(failedRun({ id: 'c' }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'd', method: mobile }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'e', startedAt: NOVEMBER - 1 }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'f', startedAt: clock.now() + 1 }), NOT_JUDGED, []);
    expect(dataUseBetween(database, NOVEMBER, clock.now())).toEqual([
      { network: 'wlan0, 192.168.1.0/24', runs: 2, downloadBytes: 24_600_000, uploadBytes: 10_200_000 },
      { network: 'wwan0, 10.0.0.0/8', runs: 1, downloadBytes: 12_300_000, uploadBytes: 5_100_000 },
    ]);
  });
  it('begins on its first day, local time', () => {
    const berlin = (time: number) => getMonth(time, 'Europe/Berlin');
    expect(berlin(Date.parse('2026-11-23T14:37:00Z'))).toBe(NOVEMBER);
    expect(berlin(NOVEMBER)).toBe(NOVEMBER);
    expect(berlin(NOVEMBER - 1)).toBe(Date.parse('2026-10-01T00:00:00+02:00'));
    // A month whose first midnight the clock leaves out begins with the hour after it.
    expect(getMonth(Date.parse('2016-04-05T12:00:00Z'), 'Asia/Amman')).toBe(
      Date.parse('2016-04-01T01:00:00+03:00'),
    );
  });
});
