import { describe, expect, it } from 'vitest';
import { getSurroundings } from '../../../shared/run-surroundings';
import type { Surroundings } from '../../../shared/surroundings';
import { temporaryRecords } from '../../testing/records';
import { completedRun, failedRun } from '../../testing/runs';
import { fromSurroundingsColumn, toSurroundingsColumn } from './surroundings-column';

const HOME: Surroundings = {
  interfaceName: 'wlan0',
  linkKind: 'wifi',
  ssid: 'Home 🏠',
  wifiBand: '5',
  dnsServers: ['192.168.1.1'],
  hasVpn: false,
  signalRatio: 0.71,
  otherTrafficBytes: { download: 1_000 },
  applicationVersion: '1.0.0',
};

describe('the surroundings of runs, as they are stored', () => {
  it('are read back with their run, and are none of the runs that have none', () => {
    const { runs } = temporaryRecords();
    const none = { verdicts: [], memories: {} };
    runs.record(completedRun({ id: 'with', surroundings: HOME }), none, []);
    runs.record(failedRun({ id: 'failed', surroundings: { linkKind: 'ethernet' } }), none, []);
    runs.record(completedRun({ id: 'without' }), none, []);
    const found = runs.endedBetween(0, Number.MAX_SAFE_INTEGER);
    const of = (id: string) => found.find((run) => run.id === id) ?? completedRun();
    expect(getSurroundings(of('with'))).toEqual(HOME);
    expect(getSurroundings(of('failed'))).toEqual({ linkKind: 'ethernet' });
    expect(of('without')).toEqual(completedRun({ id: 'without' }));
  });

  it('share what is the same in many runs', () => {
    const { database } = temporaryRecords();
    const count = () => database.prepare('SELECT count(*) AS count FROM texts').get();
    toSurroundingsColumn(database, HOME);
    const before = count();
    const column = toSurroundingsColumn(database, { ...HOME, signalRatio: 0.3, secondsSinceWake: 7 });
    expect(count()).toEqual(before);
    expect(fromSurroundingsColumn(database, column)).toEqual({
      ...HOME,
      signalRatio: 0.3,
      secondsSinceWake: 7,
    });
  });

  it('lack only what a newer version or damage has left in another form', () => {
    const { database } = temporaryRecords();
    const newer = { ...HOME, wifiBand: '45', signalRatio: 'good', colour: 'blue' } as unknown as Surroundings;
    const { wifiBand: _band, signalRatio: _signal, ...rest } = HOME;
    expect(fromSurroundingsColumn(database, toSurroundingsColumn(database, newer))).toEqual(rest);
    for (const broken of [null, '', '[', '{}', '[]', '["x"]', '[77,{}]', '[77,null]']) {
      expect(fromSurroundingsColumn(database, broken)).toBeUndefined();
    }
  });
});
