import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { faultsOfForm } from '../settings/faults';
import { toForm } from '../settings/form';
import { stepOfField, withoutStep } from './steps';

const STORED = toForm(DEFAULT_SETTINGS);

describe('a step that is skipped', () => {
  it('leaves no faulty entry behind', () => {
    const now = { ...STORED, planDownload: 'abc' };
    expect(faultsOfForm(now)).toHaveLength(1);
    const skipped = { ...now, ...withoutStep('line', now, STORED) };
    expect(faultsOfForm(skipped)).toEqual([]);
    expect(skipped.planDownload).toBe('');
  });

  it('keeps what was typed elsewhere', () => {
    const webhook = { ...STORED.channels.webhook, url: 'https://example.net/hook' };
    const mail = { ...STORED.channels.mail, from: 'me@example.org' };
    const now = {
      ...STORED,
      planUpload: '40',
      channels: { ...STORED.channels, webhook, mail },
      secrets: { 'mail.password': 'typed here', 'webhook.token': 'typed before' },
    };
    const skipped = { ...now, ...withoutStep('telling', now, STORED) };
    expect(skipped.channels).toEqual({ ...STORED.channels, webhook });
    expect(skipped.secrets).toEqual({ 'webhook.token': 'typed before' });
    expect(skipped.planUpload).toBe('40');
  });

  it('goes back to its schedules', () => {
    const now = { ...STORED, schedules: [] };
    expect(withoutStep('schedule', now, STORED)).toEqual({ schedules: STORED.schedules });
  });
});

describe('the step of a field', () => {
  it('is the one that shows it', () => {
    expect(['plan-upload', 'mail-from', 'mail-password'].map(stepOfField)).toEqual([
      'line',
      'telling',
      'telling',
    ]);
  });
  it('is none for fields of the settings alone', () => {
    expect(['webhook-url', 'plan-normal-download'].map(stepOfField)).toEqual([null, null]);
  });
});
