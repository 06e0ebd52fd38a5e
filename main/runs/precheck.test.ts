import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE } from '../../shared/schedule/schedule';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { settingsFor } from '../core/run/schedule-settings';
import { precheck } from './precheck';

const NIGHT = {
  ...DEFAULT_SCHEDULE,
  id: 'night',
  timeZone: 'Asia/Shanghai',
  skipOnBattery: true,
  maintenance: [{ weekdays: [], from: '02:00', to: '04:00' }],
};
const SETTINGS = { ...DEFAULT_SETTINGS, schedules: [DEFAULT_SCHEDULE, NIGHT] };
const NOTHING_KNOWN = {
  network: null,
  isMetered: null,
  isOnBattery: null,
  batteryRatio: null,
  isFullScreen: null,
};
const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
interface Starting {
  readonly id?: string;
  readonly slot?: string;
  /** As the slot where it is missing. */
  readonly start?: string;
  readonly isOnBattery?: boolean;
}

const check = ({ id = 'night', slot = '12:00', start, isOnBattery = false }: Starting) =>
  precheck(
    { trigger: 'schedule', slotAt: at(slot), startedAt: at(start ?? slot), schedule: { id, name: '' } },
    SETTINGS,
    {
      hasNetwork: () => true,
      hasAddress: () => true,
      readSituation: () => Promise.resolve({ ...NOTHING_KNOWN, isOnBattery }),
      timeZone: { current: 'Europe/Berlin' },
    },
  );

describe('a run of a schedule', () => {
  it('is skipped within a maintenance window by the clock of its schedule', async () => {
    expect(await check({ slot: '17:59' })).toEqual({ kind: 'go' });
    expect(await check({ slot: '18:00' })).toEqual({ kind: 'skip', reason: 'maintenance' });
    expect(await check({ slot: '18:00', id: 'main' })).toEqual({ kind: 'go' });
  });
  it('is skipped where its slot or its late begin lies in a window', async () => {
    expect(await check({ slot: '17:50', start: '18:10' })).toEqual({ kind: 'skip', reason: 'maintenance' });
    expect(await check({ slot: '19:50', start: '20:10' })).toEqual({ kind: 'skip', reason: 'maintenance' });
  });
  it('is skipped on battery where its schedule says so, and not where another one does', async () => {
    expect(await check({ isOnBattery: true })).toEqual({ kind: 'skip', reason: 'on-battery' });
    expect(await check({ isOnBattery: true, id: 'main' })).toEqual({ kind: 'go' });
    expect(await check({ isOnBattery: true, id: 'removed' })).toEqual({ kind: 'go' });
  });
});

describe('the settings of a run', () => {
  const own = {
    ...DEFAULT_SCHEDULE,
    id: 'own',
    provider: 'ndt7' as const,
    mode: 'full' as const,
    serverUrl: 'https://speed.example.org/',
  };
  const settings = { ...SETTINGS, schedules: [DEFAULT_SCHEDULE, own] };
  it('are those of the measuring settings where its schedule says nothing', () => {
    expect(settingsFor(settings, 'main').measuring).toEqual(settings.measuring);
    expect(settingsFor(settings, undefined)).toBe(settings);
    expect(settingsFor(settings, 'removed')).toBe(settings);
  });
  it('take service, server and mode of its schedule', () => {
    expect(settingsFor(settings, 'own').measuring).toMatchObject({
      provider: 'ndt7',
      scheduledMode: 'full',
      manualMode: 'quick',
      librespeed: { fixedServerUrl: 'https://speed.example.org/' },
    });
  });
});
