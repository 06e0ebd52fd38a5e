import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../shared/settings';
import { addressesIn, changesOf, formOf, rebase, settingsOf } from './form';
import { readNumber } from './read-number';

const FULL: Settings = settingsSchema.parse({
  plan: { downloadBitsPerSecond: 250_500_000, uploadBitsPerSecond: 40_000_000 },
  measuring: { librespeed: { ownServers: [{ name: 'Office', url: 'https://speed.example.org/' }] } },
  rules: { 'latency-above': { mail: false, desktop: true, milliseconds: 80 } },
  channels: { mail: { isEnabled: true, host: 'smtp.example.org', to: ['a@example.org', 'b@example.org'] } },
});

describe('the form of the settings', () => {
  it('gives the same settings back', () => {
    expect(settingsOf(formOf(FULL), DEFAULT_SETTINGS)).toEqual(FULL);
    expect(settingsOf(formOf(DEFAULT_SETTINGS), DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it('shows throughput in Mbit/s and addresses on one line', () => {
    const form = formOf(FULL);
    expect(form.planDownload).toBe('250.5');
    expect(form.limits['latency-above']).toBe('80');
    expect(form.mail.to).toBe('a@example.org, b@example.org');
  });

  it('takes an emptied field as no value', () => {
    const form = {
      ...formOf(FULL),
      planDownload: ' ',
      limits: { ...formOf(FULL).limits, 'latency-above': '' },
    };
    const settings = settingsOf(form, FULL);
    expect(settings.plan.downloadBitsPerSecond).toBeNull();
    expect(settings.rules['latency-above'].milliseconds).toBeNull();
  });

  it('knows which parts were changed', () => {
    const form = formOf(FULL);
    expect(changesOf({ ...form, theme: 'dark', password: 'x' }, form)).toEqual(['theme', 'password']);
    expect(changesOf({ ...form, mail: { ...form.mail } }, form)).toEqual([]);
  });
});

describe('what was typed while the settings changed elsewhere', () => {
  it('stays, and takes the other changes along', () => {
    const base = formOf(FULL);
    const typed = { ...base, theme: 'dark', schedule: { ...base.schedule, kind: 'daily' } } as const;
    const paused = formOf({ ...FULL, schedule: { ...FULL.schedule, isPaused: true } });
    const merged = rebase({ typed, base }, paused);
    expect(merged.schedule).toMatchObject({ kind: 'daily', isPaused: true });
    expect(changesOf(merged, paused)).toEqual(['theme', 'schedule']);
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
