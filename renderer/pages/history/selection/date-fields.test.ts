import { describe, expect, it } from 'vitest';
import { parseSelectionQuery } from '../../../../shared/history/selection';
import { getDates, rangeOfDates } from './date-fields';

const at = (text: string) => Date.parse(text);

describe('the dates of a range', () => {
  it('are those on the clock of the zone, the end excluded', () => {
    const range = { from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') };
    expect(getDates(range, 'Europe/Berlin')).toEqual({ first: '2026-03-29', last: '2026-03-29' });
    expect(getDates(range, 'UTC')).toEqual({ first: '2026-03-28', last: '2026-03-29' });
    expect(getDates(range, 'Pacific/Auckland')).toEqual({ first: '2026-03-29', last: '2026-03-30' });
  });
});

describe('the last address that a selection takes', () => {
  it.each(['Asia/Shanghai', 'Pacific/Kiritimati', 'UTC', 'America/New_York'])(
    'has dates in %s',
    (timeZone) => {
      const ends = ['+275760-09-13T00:00:00.000Z', '+275760-09-12T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
      for (const end of ends) {
        const { range } = parseSelectionQuery(`from=1970-01-01T00:00:00Z&to=${encodeURIComponent(end)}`);
        const shown = range.kind === 'span' ? range : { from: 0, to: 1 };
        expect(() => getDates(shown, timeZone)).not.toThrow();
      }
      expect(parseSelectionQuery('from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z').range.kind).toBe(
        'span',
      );
    },
  );
});

describe('a range of dates', () => {
  it('has days of 23, 24 and 25 hours', () => {
    expect(rangeOfDates('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual({
      from: at('2026-03-28T23:00:00Z'),
      to: at('2026-03-29T22:00:00Z'),
    });
    expect(rangeOfDates('2026-10-25', '2026-10-26', 'Europe/Berlin')).toEqual({
      from: at('2026-10-24T22:00:00Z'),
      to: at('2026-10-26T23:00:00Z'),
    });
  });
  it('gives the same dates again', () => {
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia']) {
      const range = rangeOfDates('2026-02-27', '2026-03-02', zone);
      expect(range && getDates(range, zone)).toEqual({ first: '2026-02-27', last: '2026-03-02' });
    }
  });
  it('is none where a date is missing, or the last lies before the first', () => {
    expect(rangeOfDates('', '2026-03-29', 'UTC')).toBeNull();
    expect(rangeOfDates('2026-03-30', '2026-03-29', 'UTC')).toBeNull();
    expect(rangeOfDates('2026-02-31', '2026-02-32', 'UTC')).toBeNull();
    expect(rangeOfDates('1969-01-01', '1969-01-01', 'UTC')).toBeNull();
  });
});
