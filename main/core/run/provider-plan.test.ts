import { describe, expect, it } from 'vitest';
import type { MeasuringSettings } from '../../../shared/settings';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { planProviders, type ProviderCircumstances, type ProviderRecord } from './provider-plan';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;

function plan(change: Partial<MeasuringSettings>, circumstances: Partial<ProviderCircumstances> = {}) {
  return planProviders(
    { ...DEFAULT_SETTINGS.measuring, ...change },
    { now: NOON, isUnattended: true, records: [], hasOoklaProgram: false, ...circumstances },
  );
}

function record(change: Partial<ProviderRecord>): ProviderRecord {
  return { kind: 'cloudflare', server: '', lastUsedAt: null, notBeforeAt: null, reason: null, ...change };
}

const accepted = { acceptedPolicyAt: 1, serverUrl: null };

describe('the providers of a run', () => {
  it('are those of the automatic order that ask for nothing, in a fresh installation', () => {
    expect(plan({})).toEqual({
      providers: ['librespeed', 'cloudflare', 'nq'],
      passedOver: [
        { provider: 'ndt7', reason: 'not-accepted', detail: '' },
        { provider: 'ookla', reason: 'not-installed', detail: '' },
      ],
    });
  });
  it('are the one that was chosen', () => {
    expect(plan({ provider: 'nq' })).toEqual({ providers: ['nq'], passedOver: [] });
  });
  it('include M-Lab once its policy is accepted, or on a server of the user’s own', () => {
    expect(plan({ provider: 'ndt7', ndt7: accepted }).providers).toEqual(['ndt7']);
    const own = { acceptedPolicyAt: null, serverUrl: 'ws://192.168.1.9/' };
    expect(plan({ provider: 'ndt7', ndt7: own }).providers).toEqual(['ndt7']);
  });
  it('include Ookla with its program and its licence accepted', () => {
    const ookla = { acceptedLicenceAt: 1, serverId: '' };
    expect(plan({ provider: 'ookla', ookla }, { hasOoklaProgram: true }).providers).toEqual(['ookla']);
    expect(plan({ provider: 'ookla' }, { hasOoklaProgram: true }).passedOver[0]?.reason).toBe('not-accepted');
  });
});

describe('a provider with a minimum interval', () => {
  it('is passed over until it has passed, and said when that is', () => {
    const records = [record({ lastUsedAt: NOON - 10 * MINUTE })];
    expect(plan({ provider: 'cloudflare' }, { records })).toEqual({
      providers: [],
      passedOver: [
        { provider: 'cloudflare', reason: 'too-soon', detail: 'not before 2026-11-23T12:05:00.000Z' },
      ],
    });
    const later = [record({ lastUsedAt: NOON - 15 * MINUTE + 10_000 })];
    expect(plan({ provider: 'cloudflare' }, { records: later }).providers).toEqual(['cloudflare']);
  });
  it('bears no interval on a server of the user’s own', () => {
    const records = [record({ server: 'http://192.168.1.9/', lastUsedAt: NOON - MINUTE })];
    const cloudflare = { serverUrl: 'http://192.168.1.9/' };
    expect(plan({ provider: 'cloudflare', cloudflare }, { records }).providers).toEqual(['cloudflare']);
  });
  it('may be used when the clock was set back behind its last use', () => {
    const records = [record({ lastUsedAt: NOON + 24 * 60 * MINUTE })];
    expect(plan({ provider: 'cloudflare' }, { records }).providers).toEqual(['cloudflare']);
  });
});

describe('M-Lab', () => {
  const drawn = (lastMinutesAgo: number) => [
    record({
      kind: 'ndt7',
      lastUsedAt: NOON - lastMinutesAgo * MINUTE,
      notBeforeAt: NOON + 60 * MINUTE,
      reason: 'too-soon',
    }),
  ];
  it('waits for the drawn time in scheduled runs', () => {
    const { passedOver } = plan({ provider: 'ndt7', ndt7: accepted }, { records: drawn(40) });
    expect(passedOver[0]).toMatchObject({
      reason: 'too-soon',
      detail: 'not before 2026-11-23T13:00:00.000Z',
    });
  });
  it('waits 36 minutes in runs that a person asked for', () => {
    const asked = { isUnattended: false } as const;
    const wish = { provider: 'ndt7', ndt7: accepted } as const;
    expect(plan(wish, { ...asked, records: drawn(40) }).providers).toEqual(['ndt7']);
    expect(plan(wish, { ...asked, records: drawn(35) }).passedOver[0]?.reason).toBe('too-soon');
  });
});

describe('a provider that has turned runs away', () => {
  const heldOff = { notBeforeAt: NOON + MINUTE, reason: 'refused-by-provider' } as const;
  it('is left alone by every run until its time', () => {
    for (const isUnattended of [true, false]) {
      const wish = { isUnattended, records: [record(heldOff)] };
      expect(plan({ provider: 'cloudflare' }, wish).passedOver[0]?.reason).toBe('refused-by-provider');
    }
    const over = [record({ ...heldOff, notBeforeAt: NOON })];
    expect(plan({ provider: 'cloudflare' }, { records: over }).providers).toEqual(['cloudflare']);
  });
  it('is not the user’s own server, when that did it', () => {
    const records = [record({ ...heldOff, server: 'http://192.168.1.9/' })];
    expect(plan({ provider: 'cloudflare' }, { records }).providers).toEqual(['cloudflare']);
  });
});
