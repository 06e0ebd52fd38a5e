import { describe, expect, it } from 'vitest';
import { timesInWords } from './times-in-words';

const berlin = { language: 'en', timeZone: 'Europe/Berlin' } as const;
/** Mon 23 Nov 2026, 20:37 in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 19, 37);
const HOUR = 3_600_000;

describe('the next times of a schedule', () => {
  it('name a day once', () => {
    const times = [25, 26, 49].map((hours) => NOW + hours * HOUR);
    expect(timesInWords(times, NOW, berlin)).toEqual(['24 Nov 21:37', '22:37', '25 Nov 21:37']);
  });

  it('name the year when they come on the same day of several', () => {
    const times = [Date.UTC(2028, 1, 29, 3, 4), Date.UTC(2032, 1, 29, 3, 4)];
    expect(timesInWords(times, NOW, berlin)).toEqual(['Tue 29 Feb 2028, 04:04', 'Sun 29 Feb 2032, 04:04']);
  });
});
