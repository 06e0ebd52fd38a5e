import { describe, expect, it } from 'vitest';
import type { EndedRun } from '../../../shared/run';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { SameHours, sameHourRanges } from './usual';

const run = (time: string, downloadBitsPerSecond: number | null) =>
  completedRun({
    id: time,
    startedAt: Date.parse(time),
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond },
  });
/** Five evenings and five mornings before the 23rd. */
const EVENINGS = [18, 19, 20, 21, 22].map((day) => run(`2026-11-${day}T20:15:00Z`, day));
const MORNINGS = [18, 19, 20, 21, 22].map((day) => run(`2026-11-${day}T07:15:00Z`, 100 + day));
/** Five more evenings of the same line. */
const others = [13, 14, 15, 16, 17].map((day) => run(`2026-11-${day}T20:15:00Z`, 18 + day));
const DIRECTION = {
  confidence: 'high',
  relativeHalfWidth: 0.01,
  streams: 4,
  hasLatencySettled: true,
} as const;
const ALL = [...EVENINGS, ...MORNINGS];
const usual = (at: string, runs: readonly EndedRun[] = ALL, zone = 'UTC') =>
  new SameHours(runs, zone).usual(completedRun({ startedAt: Date.parse(at) }), 'download');

describe('what is usual at an hour', () => {
  it('is the median of the same hours of the last days', () => {
    expect(usual('2026-11-23T20:00:00Z')).toBe(20);
    expect(usual('2026-11-23T07:00:00Z')).toBe(120);
  });
  it('counts an hour to each side as the same hours, also over midnight', () => {
    expect(usual('2026-11-23T21:15:00Z')).toBe(20);
    expect(usual('2026-11-23T21:16:00Z')).toBeNull();
    const nights = [18, 19, 20, 21, 22].map((day) => run(`2026-11-${day}T23:30:00Z`, day));
    expect(usual('2026-11-24T00:20:00Z', nights)).toBe(20);
  });
  it('goes by local time', () => {
    const summer = [20, 21, 22, 23, 24].map((day) => run(`2026-10-${day}T18:00:00Z`, day));
    // 20:00 in Berlin, before and after the clocks went back.
    expect(usual('2026-10-26T19:00:00Z', summer, 'Europe/Berlin')).toBe(22);
    expect(usual('2026-10-26T20:30:00Z', summer, 'Europe/Berlin')).toBeNull();
  });
  it('looks back fourteen days, and never at the run itself or later ones', () => {
    expect(usual('2026-12-06T20:15:01Z')).toBeNull();
    expect(usual('2026-12-02T20:15:00Z')).toBe(20);
    expect(usual('2026-11-22T20:15:00Z')).toBeNull();
  });
  it('is unknown with fewer than five runs that have the figure', () => {
    const without = [...EVENINGS.slice(1), run('2026-11-18T20:15:00Z', null)];
    expect(usual('2026-11-23T20:00:00Z', without)).toBeNull();
    const failed = new SameHours([failedRun()], 'UTC');
    expect(
      failed.usual(completedRun({ startedAt: Date.parse('2026-11-23T20:00:00Z') }), 'download'),
    ).toBeNull();
  });
  it('is that of the same network', () => {
    const hotspot = { ...GOOD_METHOD, network: 'wlan0, 172.20.10.0/28' };
    const runs = [...EVENINGS.map((one, index) => (index < 3 ? { ...one, method: hotspot } : one))];
    expect(usual('2026-11-23T20:00:00Z', runs)).toBeNull();
    expect(usual('2026-11-23T20:00:00Z', [...runs, ...others])).toBe(32);
  });
  it.each<[string, Partial<EndedRun>]>([
    ['light', { method: { ...GOOD_METHOD, mode: 'light' } }],
    ['unsure', { method: { ...GOOD_METHOD, download: { ...DIRECTION, confidence: 'low' } } }],
    ['of another kind of service', { provider: 'ndt7' }],
    [
      'beside other traffic',
      {
        method: {
          ...GOOD_METHOD,
          doubts: [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 1e7 }],
        },
      },
    ],
  ])('leaves out runs that are %s', (_what, change) => {
    const runs = [...EVENINGS, ...others.map((one) => ({ ...one, ...change }) as EndedRun)];
    expect(usual('2026-11-23T20:00:00Z', runs)).toBe(20);
  });
  it('takes full and quick runs together', () => {
    const full = others.map((one) => ({ ...one, method: { ...GOOD_METHOD, mode: 'full' } as const }));
    expect(usual('2026-11-23T20:00:00Z', [...EVENINGS, ...full])).toBe(26.5);
  });
});

describe('the stretches of the same hours', () => {
  const at = Date.parse('2026-10-26T19:00:00Z');
  const within = (text: string) =>
    sameHourRanges(at).some(({ from, to }) => Date.parse(text) >= from && Date.parse(text) < to);

  it('hold every run that may be near, also across a change of the clock, and the compared run in none', () => {
    expect(['2026-10-25T18:00:00Z', '2026-10-24T17:00:00Z', '2026-10-26T18:30:00Z'].map(within)).toEqual([
      ...[true, true, true],
    ]);
    expect(['2026-10-25T12:00:00Z', '2026-10-12T18:59:59Z', '2026-10-26T19:00:00Z'].map(within)).toEqual([
      ...[false, false, false],
    ]);
  });
  it('overlap nowhere', () => {
    const ranges = sameHourRanges(at);
    expect(ranges.every(({ from }, index) => from >= (ranges[index - 1]?.to ?? 0))).toBe(true);
  });
});
