import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import type { ProviderState } from '../../../../shared/ipc';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toMeasuringForm } from '../measuring-form';
import { describeStanding } from './service-standing';

const now = Date.UTC(2026, 10, 23, 13, 50);
const at1420 = Date.UTC(2026, 10, 23, 14, 20);
const form = toMeasuringForm(DEFAULT_SETTINGS.measuring);
const accepted = { ...form, service: { ...form.service, acceptedPolicyAt: 1, acceptedLicenceAt: 1 } };
const READY: ProviderState = {
  kind: 'cloudflare',
  problem: null,
  notBefore: null,
  lastUsedAt: null,
  estimatedBytes: { quick: 1, full: 1, light: 1 },
  program: null,
};
const standing = (state: Partial<ProviderState>, typed = form) =>
  describeStanding({ ...READY, ...state }, typed, textsIn('en'), {
    now,
    style: { language: 'en', timeZone: 'UTC' },
  });

describe('how a service stands', () => {
  it('is ready, for scheduled tests perhaps only later', () => {
    expect(standing({})).toEqual({ tone: 'good', words: 'Ready' });
    expect(standing({ notBefore: at1420 }).words).toBe('Ready by hand; for scheduled tests from 14:20');
  });

  it('waits until a time, with the reason', () => {
    const problem = { reason: 'refused-by-provider', detail: 'not before 2026-11-23T14:20:00Z' } as const;
    expect(standing({ problem, notBefore: at1420 })).toEqual({
      tone: 'warning',
      words: 'Waits until 14:20: service refused the test',
    });
    expect(standing({ problem }).words).toBe('Not usable now: service refused the test');
  });

  it('wants its terms accepted, but not for a server of your own', () => {
    const problem = { reason: 'not-accepted', detail: '' } as const;
    expect(standing({ kind: 'ndt7', problem }).words).toBe('Skipped until you accept its terms');
    expect(standing({ kind: 'ndt7', problem }, accepted).words).toBe('Used once you save');
    const own = { ...form, servers: { ...form.servers, ndt7Url: 'wss://ndt.example.org' } };
    expect(standing({ kind: 'ndt7' }, own).words).toBe('Ready');
  });

  it('wants its terms accepted again as soon as they are taken back', () => {
    expect(standing({ kind: 'ookla', program: '1.2.0' }).words).toBe('Skipped until you accept its terms');
  });

  it('tells a program that is missing from another one of its name', () => {
    const missing = { reason: 'not-installed', detail: '' } as const;
    expect(standing({ kind: 'ookla', problem: missing }, accepted).words).toBe(
      'Its program is not installed',
    );
    const other = { reason: 'not-installed', detail: 'python-tool' } as const;
    expect(standing({ kind: 'ookla', problem: other }, accepted).words).toBe(
      'The “speedtest” here is another program of that name',
    );
  });
});
