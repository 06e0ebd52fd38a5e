import { describe, expect, it } from 'vitest';
import {
  formatComing,
  formatDate,
  formatDateTime,
  formatDateTimeZone,
  formatDayAndMonth,
  formatDuration,
  formatMonth,
  formatNear,
  formatRelative,
  formatShortDateTime,
  formatTime,
  formatWeekdayAndDay,
} from './format-time';

const berlin = { language: 'en', timeZone: 'Europe/Berlin' } as const;
const madrid = { language: 'es', timeZone: 'Europe/Madrid' } as const;
const tokyo = { language: 'ja', timeZone: 'Asia/Tokyo' } as const;
const shanghai = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;
/** Mon 23 Nov 2026, 20:37 in Berlin. */
const EVENING = Date.UTC(2026, 10, 23, 19, 37);
const MINUTE = 60_000;

describe('a length of time', () => {
  it('is worded in its two largest units', () => {
    expect(formatDuration(400, 'en')).toBe('0.4 s');
    expect(formatDuration(8_200, 'en')).toBe('8 s');
    expect(formatDuration(252_000, 'en')).toBe('4 min 12 s');
    expect(formatDuration(7_500_000, 'en')).toBe('2 h 5 min');
    expect(formatDuration(259_200_000, 'en')).toBe('3 d');
    expect(formatDuration(252_000, 'zh-CN')).toBe('4 分钟 12 秒');
    expect(formatDuration(400, 'es')).toBe('0,4 s');
    expect(formatDuration(252_000, 'ja')).toBe('4分 12秒');
  });
});

describe('a moment', () => {
  it('is worded in the zone of the user', () => {
    expect(formatTime(EVENING, berlin)).toBe('20:37');
    expect(formatTime(EVENING, shanghai)).toBe('03:37');
    expect(formatTime(Date.UTC(2026, 10, 22, 23, 5), berlin)).toBe('00:05');
    expect(formatDateTime(EVENING, berlin)).toBe('Mon 23 Nov 2026, 20:37');
    expect(formatDateTimeZone(EVENING, berlin)).toBe('Mon 23 Nov 2026, 20:37 (Europe/Berlin)');
    expect(formatDateTime(EVENING, shanghai)).toBe('2026年11月24日 周二 03:37');
    expect(formatShortDateTime(EVENING, berlin)).toBe('23 Nov 20:37');
    expect(formatShortDateTime(EVENING, shanghai)).toBe('11月24日 03:37');
    expect(formatDateTime(EVENING, madrid)).toBe('lun 23 nov 2026, 20:37');
    expect(formatShortDateTime(EVENING, madrid)).toBe('23 nov 20:37');
    expect(formatDateTime(EVENING, tokyo)).toBe('2026年11月24日(火) 04:37');
    expect(formatShortDateTime(EVENING, tokyo)).toBe('11月24日 04:37');
  });

  it('is short on an axis', () => {
    expect(formatWeekdayAndDay(EVENING, berlin)).toBe('Mon 23');
    expect(formatDayAndMonth(EVENING, berlin)).toBe('23 Nov');
    expect(formatMonth(EVENING, berlin)).toBe('Nov 2026');
    expect(formatDate(EVENING, berlin)).toBe('23 Nov 2026');
    expect(formatWeekdayAndDay(EVENING, shanghai)).toBe('24日 周二');
    expect(formatWeekdayAndDay(EVENING, madrid)).toBe('lun 23');
    expect(formatWeekdayAndDay(EVENING, tokyo)).toBe('24日(火)');
    expect(formatMonth(EVENING, tokyo)).toBe('2026年11月');
  });

  it('is told by its distance when it is near', () => {
    expect(formatRelative(EVENING - 20_000, EVENING, 'en')).toBe('just now');
    expect(formatRelative(EVENING + 20_000, EVENING, 'en')).toBe('in less than a minute');
    expect(formatRelative(EVENING - 12.9 * MINUTE, EVENING, 'en')).toBe('12 min ago');
    expect(formatRelative(EVENING + 185 * MINUTE, EVENING, 'en')).toBe('in 3 h');
    expect(formatRelative(EVENING - 185 * MINUTE, EVENING, 'zh-CN')).toBe('3 小时前');
    expect(formatRelative(EVENING - 185 * MINUTE, EVENING, 'es')).toBe('hace 3 h');
    expect(formatRelative(EVENING + 185 * MINUTE, EVENING, 'ja')).toBe('3時間後');
    expect(formatRelative(EVENING - 3_000 * MINUTE, EVENING, 'en')).toBe('2 d ago');
  });

  it('that has happened is never told as ahead', () => {
    expect(formatNear(EVENING + 4_000, EVENING, berlin)).toBe('just now');
    expect(formatNear(EVENING + 4_000, EVENING, shanghai)).toBe('刚刚');
  });

  it('that comes is told with its day, and with its year when it is far', () => {
    expect(formatComing(EVENING + 185 * MINUTE, EVENING, berlin)).toBe('23:42');
    expect(formatComing(EVENING + 2 * 1_440 * MINUTE, EVENING, berlin)).toBe('25 Nov 20:37');
    expect(formatComing(EVENING + 300 * 1_440 * MINUTE, EVENING, berlin)).toBe('Sun 19 Sep 2027, 21:37');
  });

  it('is told absolutely when it is far', () => {
    expect(formatNear(EVENING - 60 * MINUTE, EVENING, berlin)).toBe('1 h ago');
    expect(formatNear(EVENING - 3 * 1_440 * MINUTE, EVENING, berlin)).toBe('20 Nov 20:37');
    expect(formatNear(EVENING - 400 * 1_440 * MINUTE, EVENING, berlin)).toBe('Sun 19 Oct 2025, 21:37');
  });
});
