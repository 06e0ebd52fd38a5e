import { describe, expect, it } from 'vitest';
import { completedRun, GOOD_METHOD } from '../main/testing/runs';
import { proposePlan, samplesOf, wantsProposal, withPlanOf, type LineSample } from './plan-proposal';
import { DEFAULT_SETTINGS, type Settings } from './settings';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-16T00:00:00Z');

/** Tests every two hours: slow from 18 to 24 o'clock UTC. */
function tests(
  days: number,
  fast: number,
  slow: number,
  upload: number | null = 41e6,
): readonly LineSample[] {
  return Array.from({ length: days * 12 }, (_, index) => ({
    at: START + index * 2 * HOUR,
    downloadBitsPerSecond: (index * 2) % 24 >= 18 ? slow : fast,
    uploadBitsPerSecond: upload,
  }));
}

const after = (days: number) => START + days * DAY;
const at = (now: number, timeZone: string) => ({ since: START, now, timeZone });

describe('a proposed plan', () => {
  it('is what the line gives in its best hours, as the tariff that it fits', () => {
    expect(proposePlan(tests(8, 238e6, 90e6), at(after(8), 'UTC'))).toEqual({
      kind: 'proposed',
      download: { measuredBitsPerSecond: 238e6, planBitsPerSecond: 250e6 },
      upload: { measuredBitsPerSecond: 41e6, planBitsPerSecond: 40e6 },
    });
  });

  it('is what was measured, in two digits, where no tariff fits', () => {
    const proposal = proposePlan(tests(8, 437e6, 90e6, 3.47e6), at(after(8), 'Europe/Berlin'));
    expect(proposal).toMatchObject({
      download: { planBitsPerSecond: 440e6 },
      upload: { planBitsPerSecond: 3.5e6 },
    });
  });

  it('has no upload where none was measured', () => {
    expect(proposePlan(tests(8, 94e6, 94e6, null), at(after(8), 'UTC'))).toMatchObject({
      download: { planBitsPerSecond: 100e6 },
      upload: null,
    });
  });

  it('comes after a week and a few tests', () => {
    expect(proposePlan(tests(3, 238e6, 90e6), at(after(3), 'UTC'))).toEqual({
      kind: 'measuring',
      tests: 36,
      readyAt: after(7),
    });
    const few = tests(8, 238e6, 90e6).slice(0, 11);
    expect(proposePlan(few, at(after(8), 'UTC'))).toEqual({ kind: 'measuring', tests: 11, readyAt: null });
    expect(proposePlan([], at(after(8), 'UTC'))).toBe(null);
  });

  it('counts the week from the first test, also where only the newest ones are looked at', () => {
    const newest = tests(14, 238e6, 90e6).slice(-20);
    expect(proposePlan(newest, at(after(14), 'UTC'))).toMatchObject({ kind: 'proposed' });
    expect(proposePlan(newest, { ...at(after(14), 'UTC'), since: after(8) })).toMatchObject({
      kind: 'measuring',
      readyAt: after(15),
    });
  });

  it('has no figure of nothing', () => {
    expect(proposePlan(tests(8, 94e6, 94e6, 0), at(after(8), 'UTC'))).toMatchObject({ upload: null });
    expect(proposePlan(tests(8, 0, 0), at(after(8), 'UTC'))).toBe(null);
  });
});

it('is not found by tests of another program, or by excluded and light ones', () => {
  const run = completedRun();
  const { downloadBitsPerSecond, uploadBitsPerSecond } = run.figures;
  expect(samplesOf(run)).toEqual([{ at: run.startedAt, downloadBitsPerSecond, uploadBitsPerSecond }]);
  expect(samplesOf({ ...run, importedFrom: 'ookla' })).toEqual([]);
  expect(samplesOf({ ...run, exclusion: { reason: 'Wi-Fi', at: 0 } })).toEqual([]);
  expect(samplesOf({ ...run, method: { ...GOOD_METHOD, mode: 'light' } })).toEqual([]);
});

describe('a proposal', () => {
  const wanted: Settings = { ...DEFAULT_SETTINGS, planSearch: { isWanted: true, declined: ['office'] } };
  it('is wanted for networks without a plan, unless it was declined there', () => {
    expect(wantsProposal(DEFAULT_SETTINGS, 'home')).toBe(false);
    expect(wantsProposal(wanted, 'home')).toBe(true);
    expect(wantsProposal(wanted, null)).toBe(false);
    expect(wantsProposal({ ...wanted, planSearch: { isWanted: true, declined: [] } }, null)).toBe(true);
    expect(wantsProposal(wanted, 'office')).toBe(false);
  });

  it('becomes the plan of its network, and leaves those of others alone', () => {
    const figures = { downloadBitsPerSecond: 250e6, uploadBitsPerSecond: 40e6 };
    const home = withPlanOf(wanted, 'home', figures);
    expect(home.plan).toMatchObject({ ...figures, network: 'home' });
    expect(wantsProposal(home, 'home')).toBe(false);
    expect(wantsProposal(home, 'hotel')).toBe(true);
    const hotel = withPlanOf(home, 'hotel', { downloadBitsPerSecond: 16e6, uploadBitsPerSecond: null });
    expect(hotel.plan).toEqual(home.plan);
    expect(hotel.networks).toMatchObject([{ network: 'hotel', plan: { downloadBitsPerSecond: 16e6 } }]);
    expect(wantsProposal(hotel, 'hotel')).toBe(false);
    expect(withPlanOf(wanted, null, figures).plan).toMatchObject(figures);
    expect(withPlanOf(home, null, { ...figures, downloadBitsPerSecond: 16e6 })).toEqual(home);
    expect(wantsProposal({ ...home, planSearch: { isWanted: true, declined: [] } }, null)).toBe(false);
  });
});
