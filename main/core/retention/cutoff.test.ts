import { describe, expect, it } from 'vitest';
import { getCutoff, monthsBefore } from './cutoff';

const at = (text: string) => Date.parse(text);
const day = (at: number | null) => (at === null ? null : new Date(at).toISOString());

describe('single tests are kept for whole calendar months', () => {
  it.each([
    ['2026-11-26T18:00:00Z', 12, '2025-11-26T00:00:00.000Z'],
    ['2026-11-26T18:00:00Z', 11, '2025-12-26T00:00:00.000Z'],
    ['2026-08-31T12:00:00Z', 6, '2026-02-28T00:00:00.000Z'],
    ['2028-08-31T12:00:00Z', 6, '2028-02-29T00:00:00.000Z'],
    ['2026-01-15T00:00:00Z', 24, '2024-01-15T00:00:00.000Z'],
  ])('%s, %i months', (now, months, expected) => {
    expect(day(monthsBefore(at(now), months))).toBe(expected);
  });

  it('nothing is removed before a week of tests tells what time it is', () => {
    expect(getCutoff(12, at('2026-11-26T18:00:00Z'), null)).toBeNull();
  });

  it('a clock ten years ahead is believed no further than the tests tell', () => {
    const cutoff = getCutoff(12, at('2036-11-26T18:00:00Z'), at('2026-11-20T00:00:00Z'));
    expect(day(cutoff)).toBe('2025-11-27T00:00:00.000Z');
  });

  it('a clock that was set back removes less, not more', () => {
    const cutoff = getCutoff(12, at('2020-01-05T18:00:00Z'), at('2026-11-20T00:00:00Z'));
    expect(day(cutoff)).toBe('2019-01-05T00:00:00.000Z');
  });
});
