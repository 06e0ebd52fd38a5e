import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { hasMaximum, networksWithPlan, NO_PLAN, planIn } from '../../../shared/plan';
import { References, type MeasuredAt } from './reference';

const LINE = { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6 };
const OFFICE = { downloadBitsPerSecond: 1e9, uploadBitsPerSecond: null };
const settings = {
  plan: LINE,
  networks: [
    { network: 'office', name: 'Office', plan: OFFICE },
    { network: 'phone', name: 'Phone', plan: { ...NO_PLAN } },
  ],
};
const at = (network: string | null, home: string | null = 'home') => ({ network, home });

describe('the plan that a run is held against', () => {
  it('is that of its network, and never that of another one', () => {
    expect(planIn(at('home'), settings)).toEqual(LINE);
    expect(planIn(at('office'), settings)).toEqual(OFFICE);
    expect(planIn(at('phone'), settings)).toEqual(NO_PLAN);
    expect(planIn(at('hotel'), settings)).toEqual(NO_PLAN);
  });

  it('is a plan of the network by any of its figures', () => {
    const phone = { ...NO_PLAN, minimumDownloadBitsPerSecond: 5e6 };
    const known = { ...settings, networks: [{ network: 'phone', plan: phone }] };
    expect(planIn(at('phone'), known)).toEqual(phone);
    expect([...networksWithPlan(known)]).toEqual(['phone']);
    expect([hasMaximum(phone), hasMaximum(LINE)]).toEqual([false, true]);
  });

  it('stays with the network that it names, wherever the line is measured most', () => {
    const tied = { ...settings, plan: { ...LINE, network: 'home' } };
    expect(planIn(at('hotel', 'hotel'), tied)).toEqual(NO_PLAN);
    expect(planIn(at('home', 'hotel'), tied)).toMatchObject(LINE);
    expect([...networksWithPlan(tied)]).toEqual(['office', 'home']);
  });

  it('is that of the line where no network is known', () => {
    expect(planIn(at(null, null), settings)).toEqual(LINE);
    expect(planIn(at('home', null), { ...DEFAULT_SETTINGS, plan: LINE })).toEqual(LINE);
  });
});

const DAY = 86_400_000;
const runs = (network: string, days: number, aDay: number): readonly MeasuredAt[] =>
  Array.from({ length: days * aDay }, (_, index) => ({
    startedAt: Math.floor(index / aDay) * DAY + (index % aDay) * 60_000,
    network,
    provider: 'librespeed',
  }));
const TODAY = 10 * DAY;

describe('what a run in another network is compared with', () => {
  const home = runs('home', 10, 1);
  it('is its own network, where that had more than 20 runs in the days before', () => {
    const many = new References([...home, ...runs('office', 3, 7)], null, null);
    expect(many.of({ startedAt: TODAY, network: 'office' })).toMatchObject({
      network: 'office',
      home: 'home',
    });
    const few = new References([...home, ...runs('office', 4, 5)], null, null);
    expect(few.of({ startedAt: TODAY, network: 'office' })).toMatchObject({ network: 'home' });
  });

  it('is its own network, where that has a plan, from the first run on', () => {
    const references = new References(
      [...home, { startedAt: TODAY + 5, network: 'office', provider: 'ndt7' }],
      null,
      null,
      new Set(['office']),
    );
    expect(references.of({ startedAt: TODAY + 5, network: 'office' })).toEqual({
      network: 'office',
      home: 'home',
      figureKind: 'single-stream',
      ceiling: null,
    });
  });

  it('is the line in its own network, and where the network is not known', () => {
    const references = new References(home, null, null);
    for (const network of ['home', null]) {
      expect(references.of({ startedAt: TODAY, network })).toEqual(references.at(TODAY));
    }
  });
});
