import { describe, expect, it } from 'vitest';
import { completedRun, failedRun, GOOD_FIGURES } from '../../testing/runs';
import { SameHours } from './usual';

const run = (time: string, downloadBitsPerSecond: number | null) =>
  completedRun({
    id: time,
    startedAt: Date.parse(time),
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond },
  });
/** Five evenings and five mornings before the 23rd. */
const EVENINGS = [18, 19, 20, 21, 22].map((day) => run(`2026-11-${day}T20:15:00Z`, day));
const MORNINGS = [18, 19, 20, 21, 22].map((day) => run(`2026-11-${day}T07:15:00Z`, 100 + day));
const ALL = [...EVENINGS, ...MORNINGS];
const usual = (at: string, runs: readonly ReturnType<typeof run>[] = ALL, zone = 'UTC') =>
  new SameHours(runs, zone).usual(Date.parse(at), 'download');

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
    expect(
      new SameHours([failedRun()], 'UTC').usual(Date.parse('2026-11-23T20:00:00Z'), 'download'),
    ).toBeNull();
  });
});
