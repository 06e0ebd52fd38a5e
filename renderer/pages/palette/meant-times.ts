import { DAY_MS, MINUTE_MS } from '../../../shared/durations';
import { getFirstMoment, localTimeAt } from '../../../shared/local-time';
import type { TimeStyle } from '../../../shared/texts/format-time';
import type { TimeRange } from '../../../shared/time-range';
import { wordsOfTime, type WordsOfTime } from './words-of-time';

/** A time that a person may mean: a day or a month, and within a day a time of day. */
export interface MeantTime {
  /** The whole day or month. */
  readonly range: TimeRange;
  /** The moment, where a time of day was named; null otherwise. */
  readonly at: number | null;
}

/** A day of the calendar: the year is null where none was named, the month counts from 1. */
interface MeantDay {
  readonly year: number | null;
  readonly month: number;
  /** Null for the whole month. */
  readonly day: number | null;
}

/** The half of the day before an hour, as Chinese and Japanese write it; within it an hour up to 12. */
const HALF_BEFORE = String.raw`(?:(?<before>上午|早上|凌晨|午前|下午|晚上|傍晚|中午|午後)\s*)?`;
/** The half of the day after an hour. */
const HALF_AFTER = String.raw`(?:\s*(?<after>[ap])\.?m?\.?)?`;
const CLOCK = new RegExp(
  String.raw`(?:^|(?<=[\s,t\p{Script=Han}]))${HALF_BEFORE}(?<!\d)(?<hour>\d{1,2})` +
    String.raw`(?:\s?h\s?|[:时時点點])(?:(?<minute>\d{2})|(?<half>半))?(?::\d{2})?分?${HALF_AFTER}(?:\s*uhr)?(?=$|[\s,])`,
  'u',
);
const HOUR = /(?:^|\s)(?<hour>\d{1,2})\s*(?:(?<after>[ap])\.?m\.?|uhr|h)(?=$|\s)/u;
/** Little words between a day and a time, and before either; they mean nothing by themselves. */
const LITTLE = /(?:^|\s)(?:a las?|am|um|at|on|à|el|le|den|der)(?=$|\s)/gu;
const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const NUMERIC = /^(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?$/;
const CHINESE = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号號]?)?$/;

/**
 * The days and times that a text may mean, by the words and the order of the user’s language and by those of English:
 * `24 Nov`, `yesterday`, `2026-11-24 18:00`, `11月24日`. A day without a year is the last one until now. Empty for any
 * other text, and for times ahead.
 */
export function findMeantTimes(text: string, now: number, style: TimeStyle): readonly MeantTime[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
  const { minutes, rest: around } = takeClock(plain.replaceAll(/(?<=\p{Script=Han})の/gu, ' '));
  const rest = around
    .replaceAll(LITTLE, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/,$|(?<=\d)t$/, '')
    .trim();
  if (minutes === null && rest === '') return [];
  const days = rest === '' ? lastDays(minutes ?? 0, now, style) : findDays(rest, minutes, now, style);
  const times = days.flatMap((day) => toTime(day, minutes, now, style.timeZone));
  return times.filter(
    ({ range }, index) => times.findIndex((other) => other.range.from === range.from) === index,
  );
}

function takeClock(text: string): { readonly minutes: number | null; readonly rest: string } {
  for (const form of [CLOCK, HOUR]) {
    const found = form.exec(text);
    if (found === null) continue;
    const { hour: hourText = '', minute: minuteText, half, before, after } = found.groups ?? {};
    const minute = half === undefined ? Number(minuteText ?? 0) : 30;
    const hour = hourOfDay(Number(hourText), before ?? after);
    if (hour === null || minute > 59) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
    return { minutes: hour * 60 + minute, rest: rest.replaceAll(/\s+/g, ' ') };
  }
  return { minutes: null, rest: text };
}

/** The hour of 24; null for one that no half of a day has. Beside a half, Chinese and Japanese write an hour of 24, too. */
function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (half === 'a' || half === 'p') {
    return hour < 1 || hour > 12 ? null : (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23) return null;
  if (half === '中午') return hour < 10 ? hour + 12 : hour;
  const isMorning = ['上午', '早上', '凌晨', '午前'].includes(half);
  // Twelve in the morning and in the evening may be noon or midnight, of two days.
  if (hour === 12 && (half === '晚上' || (isMorning && half !== '凌晨'))) return null;
  if (isMorning) return hour > 12 ? null : hour % 12;
  return hour < 12 ? hour + 12 : hour;
}

/** Today, or yesterday for a time of day that has not come yet. */
function lastDays(minutes: number, now: number, { timeZone }: TimeStyle): readonly MeantDay[] {
  const local = localTimeAt(now, timeZone);
  const isAhead = (local % DAY_MS) / MINUTE_MS < minutes;
  return [dayOf(isAhead ? local - DAY_MS : local)];
}

function findDays(text: string, minutes: number | null, now: number, style: TimeStyle): readonly MeantDay[] {
  const words = wordsOfTime(style.language);
  const today = localTimeAt(now, style.timeZone);
  const daysBack = words.daysBack(text);
  if (daysBack !== null) return [dayOf(today - daysBack * DAY_MS)];
  const weekday = words.weekday(text);
  if (weekday !== null) {
    const back = (new Date(today).getUTCDay() - weekday + 7) % 7;
    const isAhead = back === 0 && (today % DAY_MS) / MINUTE_MS < (minutes ?? 0);
    return [dayOf(today - (isAhead ? 7 : back) * DAY_MS)];
  }
  const [, year, month, day] = ISO.exec(text) ?? CHINESE.exec(text) ?? [];
  if (month !== undefined) return [toDay(year, month, day)];
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) {
    const [, first = '', separator = '', second = '', ofYear] = numeric;
    const dayFirst = toDay(ofYear, second, first);
    const monthFirst = toDay(ofYear, first, second);
    return separator === '.'
      ? [dayFirst]
      : words.isMonthFirst
        ? [monthFirst, dayFirst]
        : [dayFirst, monthFirst];
  }
  return findNamedMonth(text, words);
}

/** `24 nov`, `nov 24 2026`, `24 de noviembre`, `november`: one name of a month, a day and a year at most. */
function findNamedMonth(text: string, words: WordsOfTime): readonly MeantDay[] {
  const parts = text
    .split(/[\s,./]+/)
    .filter((part) => part !== '' && !/^(?:de|of|the|le|der|den|el|del)$/.test(part));
  const months = parts.flatMap((part) => words.month(part) ?? []);
  const numbers = parts.flatMap((part) => /^(\d{1,4})(?:st|nd|rd|th|er|º)?$/.exec(part)?.[1] ?? []);
  if (months.length !== 1 || months.length + numbers.length !== parts.length || numbers.length > 2) return [];
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length < 3);
  if (numbers.length !== Number(year !== undefined) + Number(day !== undefined)) return [];
  return [toDay(year, String(months[0]), day)];
}

function toDay(year: string | undefined, month: string, day: string | undefined): MeantDay {
  return {
    year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
    month: Number(month),
    day: day === undefined ? null : Number(day),
  };
}

function dayOf(local: number): MeantDay {
  const date = new Date(local);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Nothing for a day that no calendar has, and for one ahead. */
function toTime(
  meant: MeantDay,
  minutes: number | null,
  now: number,
  timeZone: string,
): readonly MeantTime[] {
  const today = localTimeAt(now, timeZone);
  const thisYear = new Date(today).getUTCFullYear();
  const years = meant.year === null ? lastYears(meant, thisYear) : [meant.year];
  const begin = years
    .map((year) => localBegin(meant, year))
    .find((local) => local !== null && local <= today);
  if (begin === undefined || begin === null) return [];
  const end = meant.day === null ? nextMonth(begin) : begin + DAY_MS;
  const range = { from: getFirstMoment(begin, timeZone), to: getFirstMoment(end, timeZone) };
  // A zone may leave a day out.
  if (range.to <= range.from) return [];
  if (minutes === null || meant.day === null) return [{ range, at: null }];
  const at = getFirstMoment(begin + minutes * MINUTE_MS, timeZone);
  return at > now ? [] : [{ range, at }];
}

/** 29 February is in one year of four, and after 1896 it was not for eight. */
function lastYears({ month, day }: MeantDay, thisYear: number): readonly number[] {
  const count = month === 2 && day === 29 ? 9 : 2;
  return Array.from({ length: count }, (_, index) => thisYear - index);
}

function localBegin({ month, day }: MeantDay, year: number): number | null {
  const local = Date.UTC(year, month - 1, day ?? 1);
  const date = new Date(local);
  const isInCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === (day ?? 1);
  return isInCalendar && year >= 1970 && year < 10_000 ? local : null;
}

function nextMonth(local: number): number {
  const date = new Date(local);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
