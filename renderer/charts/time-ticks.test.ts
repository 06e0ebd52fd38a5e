import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const utc = (...args: Parameters<typeof Date.UTC>) => Date.UTC(...args);
const iso = (times: readonly number[]) => times.map((at) => new Date(at).toISOString().slice(0, 16));

describe('times on an axis', () => {
  it('are local midnights over a week', () => {
    const ticks = timeTicks({ from: utc(2026, 10, 16, 10), to: utc(2026, 10, 19, 10) }, 'Europe/Berlin', 3);
    expect(ticks.unit).toBe('day');
    expect(iso(ticks.at)).toEqual(['2026-11-16T23:00', '2026-11-17T23:00', '2026-11-18T23:00']);
  });

  it('stay at local midnight when the clock changes', () => {
    const ticks = timeTicks({ from: utc(2026, 9, 23, 22), to: utc(2026, 9, 26, 22) }, 'Europe/Berlin', 4);
    expect(iso(ticks.at)).toEqual(['2026-10-23T22:00', '2026-10-24T22:00', '2026-10-25T23:00']);
  });

  it('are whole hours within a day', () => {
    const ticks = timeTicks({ from: utc(2026, 10, 16, 1, 20), to: utc(2026, 10, 16, 13) }, 'UTC', 4);
    expect(ticks.unit).toBe('hour');
    expect(iso(ticks.at)).toEqual([
      '2026-11-16T03:00',
      '2026-11-16T06:00',
      '2026-11-16T09:00',
      '2026-11-16T12:00',
    ]);
  });

  it('are minutes within the first half hour', () => {
    const ticks = timeTicks({ from: utc(2026, 10, 16, 1, 52), to: utc(2026, 10, 16, 2, 22) }, 'UTC', 8);
    expect(iso(ticks.at)[0]).toBe('2026-11-16T01:55');
    expect(ticks.at).toHaveLength(6);
  });

  it('are first days of months over a year', () => {
    const ticks = timeTicks({ from: utc(2026, 0, 10), to: utc(2026, 6, 2) }, 'Asia/Shanghai', 6);
    expect(ticks.unit).toBe('month');
    expect(iso(ticks.at).slice(0, 2)).toEqual(['2026-01-31T16:00', '2026-02-28T16:00']);
  });
});
