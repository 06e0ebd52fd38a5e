import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MeasuringSettings } from '../../../shared/settings';
import { planRun, type PlanCircumstances } from './run-plan';

const NOON = Date.parse('2026-11-23T12:00:00Z');

function plan(change: Partial<MeasuringSettings>, circumstances: Partial<PlanCircumstances> = {}) {
  const measuring = { ...DEFAULT_SETTINGS.measuring, ...change };
  return planRun(
    { ...DEFAULT_SETTINGS, measuring },
    {
      trigger: 'schedule',
      mode: null,
      network: 'eth0, 10.0.0.0/8',
      now: NOON,
      isUnattended: true,
      records: [],
      hasOoklaProgram: false,
      bytesThisMonth: 0,
      estimateBytes: () => 10_000_000,
      ...circumstances,
    },
  );
}

const byHand = { trigger: 'manual', isUnattended: false } as const;

describe('the mode of a run', () => {
  const modes = { scheduledMode: 'light', manualMode: 'full' } as const;
  it('follows from what asked for it', () => {
    expect(plan(modes).mode).toBe('light');
    expect(plan(modes, byHand).mode).toBe('full');
    expect(plan(modes, { trigger: 'command-line', isUnattended: false }).mode).toBe('light');
  });
  it('is the one that was asked for', () => {
    expect(plan(modes, { ...byHand, mode: 'quick' }).mode).toBe('quick');
  });
});

describe('a limit of data', () => {
  const limited = { monthlyLimitBytes: 100_000_000 } as const;
  it('makes a scheduled run light when it would pass it', () => {
    expect(plan(limited, { bytesThisMonth: 90_000_000 }).mode).toBe('quick');
    expect(plan(limited, { bytesThisMonth: 90_000_001 })).toMatchObject({
      mode: 'light',
      precheck: { kind: 'go' },
    });
  });
  it('leaves it out if the user wants it so', () => {
    const skipping = { ...limited, whenLimitReached: 'skip' } as const;
    expect(plan(skipping, { bytesThisMonth: 95_000_000 }).precheck).toEqual({
      kind: 'skip',
      reason: 'data-limit',
    });
  });
  it('never stops what a person asks for', () => {
    const used = { ...byHand, bytesThisMonth: 950_000_000 };
    expect(plan({ ...limited, whenLimitReached: 'skip' }, used)).toMatchObject({
      mode: 'quick',
      precheck: { kind: 'go' },
    });
  });
});

describe('a run whose provider may not be used yet', () => {
  const cloudflare = { provider: 'cloudflare' } as const;
  const records = [
    { kind: 'cloudflare', server: '', lastUsedAt: NOON - 300_000, notBeforeAt: null, reason: null },
  ] as const;
  it('is left out when nobody waits for it', () => {
    expect(plan(cloudflare, { records })).toMatchObject({
      provider: 'cloudflare',
      precheck: { kind: 'skip', reason: 'too-soon' },
    });
  });
  it('fails with the time when a person asked for it', () => {
    expect(plan(cloudflare, { ...byHand, records }).precheck).toEqual({
      kind: 'fail',
      reason: 'too-soon',
      detail: 'not before 2026-11-23T12:10:00.000Z',
    });
  });
});

it('a run whose provider needs the user first fails, whoever asked for it', () => {
  expect(plan({ provider: 'ndt7' }).precheck).toEqual({ kind: 'fail', reason: 'not-accepted', detail: '' });
});
