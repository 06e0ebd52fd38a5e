import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SELECTION,
  getSelectedRange,
  getSelectionFilter,
  parseSelectionQuery,
  selectionSchema,
  toSelectionQuery,
  type Selection,
} from './selection';

const FULL: Selection = {
  range: {
    kind: 'span',
    from: Date.parse('2026-03-01T08:00:00.000Z'),
    to: Date.parse('2026-03-29T01:30:00.250Z'),
  },
  networks: ['wlan0, 192.168.1.0/24', null],
  providers: ['ndt7'],
  servers: ['https://frankfurt.example.org/?a=1&b=2#c', null],
  schedules: ['main', null],
  triggers: ['manual', 'command-line'],
  outcomes: ['failed', 'interrupted'],
  weekdays: ['mon', 'sun'],
  hours: ['00', '20'],
};

describe('the address of a selection', () => {
  it('is empty for the default', () => {
    expect(toSelectionQuery(DEFAULT_SELECTION)).toBe('');
    expect(parseSelectionQuery('')).toEqual(DEFAULT_SELECTION);
  });
  it('can be read by a person', () => {
    const week: Selection = {
      ...DEFAULT_SELECTION,
      range: { kind: 'recent', name: 'week' },
      outcomes: ['failed', 'missed'],
      networks: ['home'],
    };
    expect(toSelectionQuery(week)).toBe('range=week&network=home&outcome=failed&outcome=missed');
  });
  it('gives the same selection again, whatever its texts hold', () => {
    expect(parseSelectionQuery(toSelectionQuery(FULL))).toEqual(FULL);
    const odd = { ...FULL, networks: ['网络 & co', '%', 'a=b', '+', '\u0000'] };
    expect(parseSelectionQuery(toSelectionQuery(odd))).toEqual(odd);
  });
  it('names the range to the millisecond', () => {
    expect(toSelectionQuery({ ...DEFAULT_SELECTION, range: FULL.range })).toBe(
      'from=2026-03-01T08%3A00%3A00.000Z&to=2026-03-29T01%3A30%3A00.250Z',
    );
  });
});

describe('a damaged address', () => {
  it('loses its unreadable parts alone', () => {
    expect(parseSelectionQuery('range=fortnight&outcome=failed&outcome=exploded&service=ndt7')).toEqual({
      ...DEFAULT_SELECTION,
      outcomes: ['failed'],
      providers: ['ndt7'],
    });
    expect(parseSelectionQuery('from=2026-03-01T00:00:00Z&to=soon&range=year&trigger=')).toEqual({
      ...DEFAULT_SELECTION,
      range: { kind: 'recent', name: 'year' },
    });
  });
  it('has no range that ends before it begins, or lies where no date is', () => {
    for (const query of [
      'from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z',
      'from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z',
      'from=1960-01-01T00:00:00Z&to=2026-03-01T00:00:00Z',
      'from=2026-03-01T00:00:00Z&to=%2B999999-01-01T00:00:00Z',
      '%E0%A4%A&&&==',
    ]) {
      expect(parseSelectionQuery(query)).toEqual(DEFAULT_SELECTION);
    }
  });
  it('asks for each value once, and for no more than a person chooses', () => {
    expect(parseSelectionQuery('network=home&network=home').networks).toEqual(['home']);
    const many = Array.from({ length: 300 }, (_, index) => `server=${index}`).join('&');
    expect(parseSelectionQuery(many).servers).toHaveLength(100);
    expect(parseSelectionQuery(`network=${'x'.repeat(3_000)}&network=home`).networks).toEqual(['home']);
  });
});

describe('a selection', () => {
  it('wants all runs where nothing is chosen', () => {
    expect(getSelectionFilter(DEFAULT_SELECTION, 'UTC')).toBeNull();
    expect(
      getSelectionFilter({ ...DEFAULT_SELECTION, networks: ['home'], outcomes: ['failed'] }, 'UTC'),
    ).toEqual({
      networks: ['home'],
      outcomes: ['failed'],
    });
  });
  it('ends now, or where it was told to', () => {
    const now = Date.parse('2026-11-26T11:00:30Z');
    expect(getSelectedRange({ range: { kind: 'recent', name: 'day' } }, now)).toEqual({
      from: Date.parse('2026-11-25T11:02:00Z'),
      to: Date.parse('2026-11-26T11:02:00Z'),
    });
    expect(getSelectedRange(FULL, now)).toEqual({
      from: Date.parse('2026-03-01T08:00:00.000Z'),
      to: Date.parse('2026-03-29T01:30:00.250Z'),
    });
  });
  it('is checked where it enters', () => {
    expect(selectionSchema.safeParse(FULL).success).toBe(true);
    expect(selectionSchema.safeParse({ ...FULL, outcomes: ['exploded'] }).success).toBe(false);
  });
});

describe('times of the week in a selection', () => {
  it('are wanted by the clock of the zone', () => {
    const evenings: Selection = { ...DEFAULT_SELECTION, hours: ['20', '21'], networks: ['home'] };
    expect(toSelectionQuery(evenings)).toBe('network=home&hour=20&hour=21');
    expect(getSelectionFilter(evenings, 'Europe/Berlin')).toEqual({
      networks: ['home'],
      times: { timeZone: 'Europe/Berlin', hours: ['20', '21'] },
    });
    expect(getSelectionFilter({ ...DEFAULT_SELECTION, weekdays: ['sat'] }, 'UTC')).toEqual({
      times: { timeZone: 'UTC', weekdays: ['sat'] },
    });
  });
  it('lose what is no time', () => {
    expect(parseSelectionQuery('weekday=mon&weekday=payday&hour=24&hour=07')).toEqual({
      ...DEFAULT_SELECTION,
      weekdays: ['mon'],
      hours: ['07'],
    });
  });
});
