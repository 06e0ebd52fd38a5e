import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../shared/settings';
import { rebase } from '../../hooks/rebase';
import { readNumber } from '../../components/inputs/read-number';
import { addressesIn } from './channels/channels-form';
import { findChanges, toForm, toSettings } from './form';

const FULL: Settings = settingsSchema.parse({
  plan: {
    downloadBitsPerSecond: 250_500_000,
    uploadBitsPerSecond: 40_000_000,
    normalDownloadBitsPerSecond: 200_000_000,
    normalUploadBitsPerSecond: 30_000_000,
    minimumDownloadBitsPerSecond: 150_000_000,
    minimumUploadBitsPerSecond: 20_000_000,
  },
  measuring: {
    provider: 'ndt7',
    automaticOrder: ['ookla', 'librespeed'],
    scheduledMode: 'light',
    manualMode: 'full',
    monthlyLimitBytes: 1_234_567_891,
    whenLimitReached: 'skip',
    connection: {
      ipVersion: 'ipv6',
      localAddress: '2001:db8::7',
      proxy: 'manual',
      proxyUrl: 'http://proxy.example.org:3128',
    },
    librespeed: {
      ownServers: [{ name: 'Office', url: 'https://speed.example.org/' }],
      fixedServerUrl: 'https://speed.example.org/',
    },
    cloudflare: { serverUrl: 'https://flare.example.org/' },
    ndt7: { acceptedPolicyAt: 1_795_000_000_000, serverUrl: 'wss://ndt.example.org/' },
    nq: { configUrl: 'https://nq.example.org/.well-known/nq' },
    ookla: { acceptedLicenceAt: 1_796_000_000_000, serverId: '1234' },
  },
  schedules: [
    {},
    {
      id: 'night',
      name: 'Night',
      isEnabled: false,
      pausedUntil: 1_800_000_000_000,
      kind: 'cron',
      cron: '30 2 * * 1-5',
      timeZone: 'Asia/Shanghai',
      isOffTheHour: false,
      offsetMinutes: 7,
      provider: 'librespeed',
      serverUrl: 'https://speed.example.org/',
      mode: 'full',
      skipOnBattery: true,
      minBatteryPercent: 20,
      skipOnMetered: true,
      skipInFullScreen: true,
      networks: ['wlan0, 192.168.1.0/24'],
      maxTrafficBitsPerSecond: 2_500_000,
      whenBusy: 'skip',
      maintenance: [{ weekdays: [0, 6], from: '22:00', to: '06:00' }],
    },
  ],
  channels: {
    webhook: { headers: ['X-A: 1', 'X-B: 2'], template: '{"a": "{{title}}"}' },
    gotify: { priority: 3 },
    mail: { isEnabled: true, host: 'smtp.example.org', to: ['a@example.org', 'b@example.org'] },
  },
});

describe('the form of the settings', () => {
  it('gives the same settings back', () => {
    expect(toSettings(toForm(FULL), DEFAULT_SETTINGS)).toEqual(FULL);
    expect(toSettings(toForm(DEFAULT_SETTINGS), DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes an emptied address as none, and an emptied data limit as no limit', () => {
    const form = toForm(FULL);
    const { measuring } = toSettings(
      { ...form, servers: { ...form.servers, ndt7Url: ' ' }, data: { ...form.data, monthlyLimit: '' } },
      FULL,
    );
    expect(measuring.ndt7).toEqual({ acceptedPolicyAt: 1_795_000_000_000, serverUrl: null });
    expect(measuring.monthlyLimitBytes).toBeNull();
  });

  it('shows throughput in Mbit/s and addresses on one line', () => {
    const form = toForm(FULL);
    expect(form.planDownload).toBe('250.5');
    expect(form.data.monthlyLimit).toBe('1.234567891');
    expect(form.channels.webhook['headers']).toBe('X-A: 1\nX-B: 2');
    expect(form.channels.gotify['priority']).toBe('3');
    expect(form.channels.mail['to']).toBe('a@example.org, b@example.org');
  });

  it('takes an emptied field as no value', () => {
    const form = { ...toForm(FULL), planDownload: ' ' };
    expect(toSettings(form, FULL).plan.downloadBitsPerSecond).toBeNull();
  });

  it('knows which parts were changed', () => {
    const form = toForm(FULL);
    expect(findChanges({ ...form, theme: 'dark', secrets: { 'ntfy.token': 'x' } }, form)).toEqual([
      'theme',
      'secrets',
    ]);
    expect(findChanges({ ...form, channels: { ...form.channels } }, form)).toEqual([]);
  });
});

describe('what was typed while the settings changed elsewhere', () => {
  it('stays, and takes the other changes along', () => {
    const base = toForm(FULL);
    const daily = base.schedules.map((schedule) => ({ ...schedule, kind: 'daily' as const }));
    const typed = { ...base, theme: 'dark', schedules: daily } as const;
    const paused = toForm({
      ...FULL,
      schedules: FULL.schedules.map((schedule) => ({ ...schedule, pausedUntil: 'resumed' })),
    });
    const merged = rebase({ typed, base }, paused);
    expect(merged.schedules).toMatchObject([
      { kind: 'daily', pausedUntil: 'resumed' },
      { id: 'night', kind: 'daily', pausedUntil: 'resumed' },
    ]);
    expect(findChanges(merged, paused)).toEqual(['theme', 'schedules']);
  });
});

describe('what people type', () => {
  it('is a number with a point or a comma', () => {
    expect(['250', ' 93,5 ', '1 000', '', '-1', '10 Mbit'].map(readNumber)).toEqual([
      250,
      93.5,
      1000,
      null,
      'unreadable',
      'unreadable',
    ]);
  });

  it('is several addresses, however they are separated', () => {
    expect(addressesIn(' a@b.c;d@e.f,\n g@h.i ')).toEqual(['a@b.c', 'd@e.f', 'g@h.i']);
  });
});
