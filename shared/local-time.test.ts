import { describe, expect, it } from 'vitest';
import { getFirstMoment, knownTimeZone, localTimeAt, momentsBy, offsetMsAt, zoneClock } from './local-time';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const getMoments = (local: number, zone: string) =>
  momentsBy(zoneClock(local - DAY, local + DAY, zone), local);
const iso = (...moments: readonly number[]) => moments.map((at) => new Date(at).toISOString().slice(0, 16));
const at = (text: string) => Date.parse(`${text}:00Z`);

describe('the name of a time zone', () => {
  it('is the usual one, however it is written', () => {
    expect(knownTimeZone('Europe/Berlin')).toBe('Europe/Berlin');
    expect(knownTimeZone('europe/berlin')).toBe('Europe/Berlin');
  });
  it.each([undefined, '', '  ', 'Etc/Unknown', 'Mars/Olympus', 'CET-1CEST', 'GMT+05:00'])(
    'is none for %s',
    (name) => {
      expect(knownTimeZone(name)).toBeNull();
    },
  );
});

describe('the offset of a zone', () => {
  it.each([
    ['UTC', '2026-07-01T00:00', 0],
    ['Europe/Berlin', '2026-07-01T00:00', 120],
    ['America/St_Johns', '2026-01-01T00:00', -210],
    ['Asia/Kathmandu', '2026-01-01T00:00', 345],
    ['Pacific/Apia', '2026-01-01T00:00', 780],
  ])('of %s is known', (zone, time, minutes) => {
    expect(offsetMsAt(at(time), zone)).toBe(minutes * MINUTE);
    expect(localTimeAt(at(time), zone)).toBe(at(time) + minutes * MINUTE);
  });
  it('has seconds where zones had them', () => {
    expect(offsetMsAt(Date.parse('1880-01-01T00:00:00Z'), 'Africa/Monrovia')).toBe(-(43 * 60 + 8) * 1_000);
  });
});

describe('a local time', () => {
  it('is shown once on most days', () => {
    expect(iso(...getMoments(at('2026-11-23T07:00'), 'Europe/Berlin'))).toEqual(['2026-11-23T06:00']);
  });
  it('is shown twice in a repeated hour', () => {
    expect(iso(...getMoments(at('2026-10-25T02:30'), 'Europe/Berlin'))).toEqual([
      '2026-10-25T00:30',
      '2026-10-25T01:30',
    ]);
    expect(iso(getFirstMoment(at('2026-10-25T02:30'), 'Europe/Berlin'))).toEqual(['2026-10-25T00:30']);
    expect(iso(...getMoments(at('2026-10-25T03:00'), 'Europe/Berlin'))).toEqual(['2026-10-25T02:00']);
  });
  it.each([
    ['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00'],
    ['Europe/Berlin', '2026-03-29T02:59', '2026-03-29T01:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30'],
    ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00'],
    ['Antarctica/Troll', '2026-03-29T02:30', '2026-03-29T01:00'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00'],
  ])('in %s that the clock leaves out (%s) is followed by the moment after it', (zone, local, moment) => {
    expect(getMoments(at(local), zone)).toEqual([]);
    expect(iso(getFirstMoment(at(local), zone))).toEqual([moment]);
  });
});
