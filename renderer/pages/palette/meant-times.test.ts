import { describe, expect, it } from 'vitest';
import type { Language } from '../../../shared/texts/i18n';
import { findMeantTimes } from './meant-times';

/** Thursday, in the evening of Berlin. */
const NOW = Date.parse('2026-11-26T20:20:00+01:00');

const meant = (text: string, language: Language = 'en', now = NOW, timeZone = 'Europe/Berlin') =>
  findMeantTimes(text, now, { language, timeZone }).map(({ range, at }) =>
    [range.from, range.to, at].map((time) => (time === null ? null : new Date(time).toISOString())),
  );

const NOV_24 = ['2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'];

describe('a time in words', () => {
  it.each([
    '24 Nov',
    'nov 24',
    '24 november',
    'November 24th, 2026',
    '2026-11-24',
    '24.11.',
    '24.11.2026',
    '24/11',
    '24-11-26',
    '2026/11/24',
    'Tuesday',
    'tue',
  ])('knows the day of “%s”', (text) => {
    expect(meant(text)).toEqual([[...NOV_24, null]]);
  });

  it('knows days by their distance, also half typed', () => {
    expect(meant('yesterday')).toEqual([['2026-11-24T23:00:00.000Z', '2026-11-25T23:00:00.000Z', null]]);
    expect(meant('yest')).toEqual(meant('yesterday'));
    expect(meant('Today')).toEqual([['2026-11-25T23:00:00.000Z', '2026-11-26T23:00:00.000Z', null]]);
  });

  it('knows a time of day on a day, and alone that of the last day that had it', () => {
    expect(meant('2026-11-24 18:00')).toEqual([[...NOV_24, '2026-11-24T17:00:00.000Z']]);
    expect(meant('2026-11-24T18:00')).toEqual(meant('2026-11-24 18:00'));
    expect(meant('24 Nov 6pm')).toEqual(meant('2026-11-24 18:00'));
    expect(meant('24 Nov, 6:00 pm')).toEqual(meant('2026-11-24 18:00'));
    expect(meant('18:00')[0]?.[2]).toBe('2026-11-26T17:00:00.000Z');
    expect(meant('23:30')[0]?.[2]).toBe('2026-11-25T22:30:00.000Z');
  });

  it('takes a day without a year from the past', () => {
    expect(meant('24 Dec')).toEqual([['2025-12-23T23:00:00.000Z', '2025-12-24T23:00:00.000Z', null]]);
    expect(meant('29 Feb')[0]?.[0]).toBe('2024-02-28T23:00:00.000Z');
    expect(meant('2027-01-01')).toEqual([]);
  });

  it('gives both days where figures may mean two', () => {
    const begins = (text: string, language: Language) => meant(text, language).map(([from]) => from);
    expect(begins('3/4', 'en')).toEqual(['2026-03-03T23:00:00.000Z', '2026-04-02T22:00:00.000Z']);
    expect(begins('3.4.', 'en')).toEqual(['2026-04-02T22:00:00.000Z']);
  });

  it('knows a month', () => {
    expect(meant('November 2025')).toEqual([['2025-10-31T23:00:00.000Z', '2025-11-30T23:00:00.000Z', null]]);
    expect(meant('2025-11')).toEqual(meant('November 2025'));
  });

  it('knows Chinese, and English beside it', () => {
    for (const text of ['11月24日', '2026年11月24日', '星期二', '周二', '24 Nov']) {
      expect(meant(text, 'zh-CN')).toEqual([[...NOV_24, null]]);
    }
    expect(meant('昨天', 'zh-CN')).toEqual(meant('yesterday'));
    expect(meant('11月24日18:00', 'zh-CN')).toEqual([[...NOV_24, '2026-11-24T17:00:00.000Z']]);
    expect(meant('11月24日 18点', 'zh-CN')).toEqual([[...NOV_24, '2026-11-24T17:00:00.000Z']]);
  });

  it('knows the words of every language of the system', () => {
    const inLanguage = (text: string, language: string) => meant(text, language as Language);
    for (const text of ['24. November', '24. Nov. 2026', '24.11.', 'Dienstag', 'di']) {
      expect(inLanguage(text, 'de')).toEqual([[...NOV_24, null]]);
    }
    expect(inLanguage('vorgestern 18 Uhr', 'de')).toEqual([[...NOV_24, '2026-11-24T17:00:00.000Z']]);
    expect(inLanguage('24 de noviembre', 'es')).toEqual([[...NOV_24, null]]);
    expect(inLanguage('24 nov. 18h', 'fr')).toEqual([[...NOV_24, '2026-11-24T17:00:00.000Z']]);
    expect(inLanguage('hier', 'fr')).toEqual(meant('yesterday'));
    expect(inLanguage('11月24日', 'ja')).toEqual([[...NOV_24, null]]);
    expect(inLanguage('昨日', 'ja')).toEqual(meant('yesterday'));
  });

  it('goes by the clock of the zone, also on a day of 25 hours', () => {
    expect(meant('25 Oct 2026', 'en')).toEqual([
      ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', null],
    ]);
    expect(meant('yesterday', 'en', Date.parse('2026-11-26T01:00:00Z'), 'Pacific/Auckland')[0]?.[0]).toBe(
      '2026-11-24T11:00:00.000Z',
    );
  });

  it.each([
    ['en', 'yesterday at 8pm', '2026-11-25T19:00:00.000Z'],
    ['en', '24/11 at 20:00', '2026-11-24T19:00:00.000Z'],
    ['de', 'gestern um 20 Uhr', '2026-11-25T19:00:00.000Z'],
    ['de', '24.11. um 20:00', '2026-11-24T19:00:00.000Z'],
    ['de', 'gestern 20:15 Uhr', '2026-11-25T19:15:00.000Z'],
    ['de', 'am Dienstag um 20:15 Uhr', '2026-11-24T19:15:00.000Z'],
    ['de', '20:15 Uhr', '2026-11-26T19:15:00.000Z'],
    ['fr', 'hier à 20h', '2026-11-25T19:00:00.000Z'],
    ['fr', 'hier à 20 h 30', '2026-11-25T19:30:00.000Z'],
    ['fr', "aujourd'hui 8h", '2026-11-26T07:00:00.000Z'],
    ['fr', 'aujourd’hui à 8h', '2026-11-26T07:00:00.000Z'],
    ['fr', 'le 24 novembre à 20h', '2026-11-24T19:00:00.000Z'],
    ['es', 'ayer a las 20:00', '2026-11-25T19:00:00.000Z'],
    ['es', 'el 24 de noviembre a las 20:00', '2026-11-24T19:00:00.000Z'],
    ['ja', '昨日の20時', '2026-11-25T19:00:00.000Z'],
    ['ja', '昨日の午後8時', '2026-11-25T19:00:00.000Z'],
    ['ja', '11月24日午後8時', '2026-11-24T19:00:00.000Z'],
    ['ja', '午後8時', '2026-11-26T19:00:00.000Z'],
    ['ja', '11月24日 20時半', '2026-11-24T19:30:00.000Z'],
    ['zh-CN', '昨天下午8点', '2026-11-25T19:00:00.000Z'],
    ['zh-CN', '昨天晚上8点半', '2026-11-25T19:30:00.000Z'],
    ['zh-CN', '上午8点', '2026-11-26T07:00:00.000Z'],
  ] as const)('knows a time as people write it in %s: “%s”', (language, text, at) => {
    expect(meant(text, language).map(([, , found]) => found)).toEqual([at]);
  });

  it('takes a weekday of today from last week where its time is ahead, and no other time ahead', () => {
    expect(meant('thu 23:00')[0]?.[2]).toBe('2026-11-19T22:00:00.000Z');
    expect(meant('thu 18:00')[0]?.[2]).toBe('2026-11-26T17:00:00.000Z');
    expect(meant('am Dienstag', 'de')).toEqual([[...NOV_24, null]]);
    for (const text of ['today 23:00', '26 nov 23:00', '0 pm', '13 pm']) expect(meant(text)).toEqual([]);
    expect(meant('昨天晚上12点', 'zh-CN')).toEqual([]);
  });

  it('knows no day that the zone left out', () => {
    expect(meant('2011-12-30', 'en', Date.parse('2012-01-05T00:00:00Z'), 'Pacific/Apia')).toEqual([]);
  });

  it.each([
    '',
    'mail',
    'pause',
    '31 Feb',
    '2026-13-01',
    '25:00',
    '99',
    '24 mail',
    'May be',
    'nov dec',
    '1969-07-20',
  ])('means no time by “%s”', (text) => {
    expect(meant(text)).toEqual([]);
  });
});
