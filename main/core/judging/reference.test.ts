import { describe, expect, it } from 'vitest';
import type { ProviderKind } from '../../../shared/providers';
import { learnReference, References, type MeasuredAt } from './reference';

const HOME = 'wlan0, 192.168.1.0/24';
const HOTSPOT = 'wlan0, 172.20.10.0/28';
const run = (day: number, network: string | null, provider: ProviderKind = 'librespeed'): MeasuredAt => ({
  startedAt: Date.parse('2026-11-01T12:00:00Z') + day * 86_400_000,
  network,
  provider,
});
const many = (count: number, ...of: Parameters<typeof run>) =>
  Array.from({ length: count }, () => run(...of));
const learnt = (runs: readonly MeasuredAt[], chosen: ProviderKind | null = null) =>
  learnReference(runs, chosen, null);

describe('the network of the line', () => {
  it('is that of the most days, however many tests a day has', () => {
    expect(learnt([run(0, HOME), run(1, HOME), ...many(50, 2, HOTSPOT)]).network).toBe(HOME);
  });
  it('is the first one while two have as many days', () => {
    expect(learnt([run(0, HOME), ...many(9, 0.1, HOTSPOT)]).network).toBe(HOME);
  });
  it('moves with its user', () => {
    expect(learnt([run(0, HOTSPOT), run(1, HOME), run(2, HOME)]).network).toBe(HOME);
  });
  it('is unknown where no test knows it', () => {
    expect(learnt([]).network).toBeNull();
    expect(learnt([run(0, null)]).network).toBeNull();
  });
});

describe('the kind of figure of the line', () => {
  it('is that of most of its newest tests', () => {
    expect(learnt([...many(3, 0, HOME), run(1, HOME, 'ndt7')]).figureKind).toBe('multi-stream');
    expect(learnt([...many(30, 0, HOME), ...many(11, 1, HOME, 'cloudflare')]).figureKind).toBe(
      'short-requests',
    );
  });
  it('is not asked of tests in other networks', () => {
    expect(learnt([run(0, HOME), ...many(9, 0.1, HOTSPOT, 'ndt7')]).figureKind).toBe('multi-stream');
  });
  it('is that of the service that the user has chosen', () => {
    expect(learnt(many(30, 0, HOME), 'ndt7').figureKind).toBe('single-stream');
  });
});

describe('what the tests of a day are compared with', () => {
  const at = (runs: readonly MeasuredAt[], day: number) =>
    new References(runs, null, null).at(run(day, null).startedAt);

  it('is learnt from the fourteen days before', () => {
    const runs = [...Array(30).keys()].map((day) => run(day, day < 15 ? HOME : HOTSPOT));
    expect([0, 20, 29].map((day) => at(runs, day).network)).toEqual([HOME, HOME, HOTSPOT]);
  });
  it('does not change while the day lasts', () => {
    const away = many(40, 1.1, HOTSPOT, 'ndt7');
    const known = [run(0, HOME), run(1, HOME)];
    expect(at([...known, ...away], 1)).toEqual(at(known, 1));
    expect(at([...known, ...away, run(2, HOTSPOT)], 2)).toMatchObject({ network: HOME });
  });
  it('is that of the first test while nothing is known yet', () => {
    expect(at([run(0, HOME, 'cloudflare'), run(0.1, HOTSPOT)], 0)).toMatchObject({
      network: HOME,
      figureKind: 'short-requests',
    });
    expect(at([run(0, null), run(0.1, HOME)], 0).network).toBe(HOME);
    expect(at([], 0)).toEqual({ network: null, home: null, figureKind: null, ceiling: null });
  });
});
