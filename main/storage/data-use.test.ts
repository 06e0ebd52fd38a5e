import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../testing/runs';
import { dataUseSince, monthOf } from './data-use';

const NOVEMBER = new Date(2026, 10, 1).getTime();

describe('the data of a month', () => {
  it('is counted for each network, of every run that moved some', () => {
    const { runs, database } = temporaryRecords();
    const mobile = { ...GOOD_METHOD, network: 'wwan0, 10.0.0.0/8' };
    runs.record(completedRun({ id: 'a' }), NOT_JUDGED, []);
    runs.record(failedRun({ id: 'b', figures: GOOD_FIGURES, method: GOOD_METHOD }), NOT_JUDGED, []);
    runs.record(failedRun({ id: 'c' }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'd', method: mobile }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'e', startedAt: NOVEMBER - 1 }), NOT_JUDGED, []);
    expect(dataUseSince(database, NOVEMBER)).toEqual([
      { network: 'wlan0, 192.168.1.0/24', runs: 2, downloadBytes: 24_600_000, uploadBytes: 10_200_000 },
      { network: 'wwan0, 10.0.0.0/8', runs: 1, downloadBytes: 12_300_000, uploadBytes: 5_100_000 },
    ]);
  });
  it('begins on its first day, local time', () => {
    expect(monthOf(new Date(2026, 10, 23, 14, 37).getTime())).toBe(NOVEMBER);
    expect(monthOf(NOVEMBER)).toBe(NOVEMBER);
    expect(monthOf(NOVEMBER - 1)).toBe(new Date(2026, 9, 1).getTime());
  });
});
