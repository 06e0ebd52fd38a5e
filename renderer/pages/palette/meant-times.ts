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

const CLOCK =
  /(?:^|[\s,t])(\d{1,2})(?::|h|时|点|時|點)(\d{2})?(?::\d{2})?(?:分)?\s*([ap])?\.?(?:m\.?)?(?=$|[\s,])/;
const HOUR = /(?:^|\s)(\d{1,2})\s*(?:([ap])\.?m\.?|uhr|h)(?=$|\s)/;
const CLOCK_AFTER_CHINESE = /(?<=\p{Script=Han})\s*(\d{1,2})(?::|时|点|時|點)(\d{2})?(?::\d{2})?(?:分)?/u;
const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const NUMERIC = /^(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?$/;
const CHINESE = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号號]?)?$/;

/**
 * The days and times that a text may mean, by the words and the order of the user’s language and by those of English:
 * `24 Nov`, `yesterday`, `2026-11-24 18:00`, `11月24日`. A day without a year is the last one until now. Empty for any
 * other text, and for times ahead.
 */
export function findMeantTimes(text: string, now: number, style: TimeStyle): readonly MeantTime[] {
  const words = wordsOfTime(style.language);
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const { minutes, rest } = takeClock(plain);
  if (minutes === null && rest === '') return [];
  const days = rest === '' ? lastDays(minutes ?? 0, now, style) : findDays(rest, now, style, words);
  const times = days.flatMap((day) => toTime(day, minutes, now, style.timeZone));
  return times.filter(
    ({ range }, index) => times.findIndex((other) => other.range.from === range.from) === index,
  );
}

function takeClock(text: string): { readonly minutes: number | null; readonly rest: string } {
  for (const form of [CLOCK, HOUR, CLOCK_AFTER_CHINESE]) {
    const found = form.exec(text);
    if (found === null) continue;
    const [whole, hourText = '', second, third] = found;
    const half = form === HOUR ? second : third;
    const minute = form === HOUR ? 0 : Number(second ?? 0);
    const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (half === 'p' ? 12 : 0);
    if (hour > 23 || minute > 59) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`.trim();
    return { minutes: hour * 60 + minute, rest: rest.replaceAll(/\s+/g, ' ') };
  }
  return { minutes: null, rest: text };
}

/** Today, or yesterday for a time of day that has not come yet. */
function lastDays(minutes: number, now: number, { timeZone }: TimeStyle): readonly MeantDay[] {
  const local = localTimeAt(now, timeZone);
  const isAhead = (local % DAY_MS) / MINUTE_MS < minutes;
  return [dayOf(isAhead ? local - DAY_MS : local)];
}

function findDays(text: string, now: number, style: TimeStyle, words: WordsOfTime): readonly MeantDay[] {
  const today = localTimeAt(now, style.timeZone);
  const back = words.daysBack(text);
  if (back !== null) return [dayOf(today - back * DAY_MS)];
  const weekday = words.weekday(text);
  if (weekday !== null) return [dayOf(today - ((new Date(today).getUTCDay() - weekday + 7) % 7) * DAY_MS)];
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
    .filter((part) => part !== '' && !/^(?:de|of|the|le|der|am|den|el|del|um|at|à|a las)$/.test(part));
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
  if (minutes === null || meant.day === null) return [{ range, at: null }];
  return [{ range, at: getFirstMoment(begin + minutes * MINUTE_MS, timeZone) }];
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
