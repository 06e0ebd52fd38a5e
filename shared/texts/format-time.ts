import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../durations';
import { WEEKDAYS, type Weekday } from '../history/local-times';
import { kept } from '../kept';
import { formatNumber } from './format';
import { textsIn, type Language } from './i18n';

const A_MONDAY = Date.UTC(2024, 0, 1);

/** How times are worded: the language, and the IANA zone in which the user lives. */
export interface TimeStyle {
  readonly language: Language;
  readonly timeZone: string;
}

/** A length of time in its two largest units: `8 s`, `4 min 12 s`, `2 h 5 min`, `3 d`; below one second `0.4 s`. */
export function formatDuration(milliseconds: number, language: Language): string {
  const texts = textsIn(language);
  if (milliseconds < SECOND_MS) {
    return texts('common:duration.seconds', {
      value: formatNumber(Math.max(0, milliseconds) / SECOND_MS, language, 1, 1),
    });
  }
  const seconds = Math.round(milliseconds / SECOND_MS);
  const parts = [
    ['days', Math.floor(seconds / 86_400)],
    ['hours', Math.floor(seconds / 3_600) % 24],
    ['minutes', Math.floor(seconds / 60) % 60],
    ['seconds', seconds % 60],
  ] as const;
  const first = parts.findIndex(([, value]) => value > 0);
  return parts
    .slice(first, first + 2)
    .filter(([, value]) => value > 0)
    .map(([unit, value]) => texts(`common:duration.${unit}`, { value }))
    .join(' ');
}

/** The time of day, 24 hours: `14:37`. */
export function formatTime(at: number, style: TimeStyle): string {
  const { hour, minute } = getParts(at, style);
  return `${hour}:${minute}`;
}

/** A day and time without the year: `20 Nov 22:07`. */
export function formatShortDateTime(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.shortDateTime', getParts(at, style));
}

/** A day and time to the second, without the year: `20 Nov 22:07:31`. Zones differ by whole minutes. */
export function formatExact(at: number, style: TimeStyle): string {
  const seconds = new Date(at).getUTCSeconds().toString().padStart(2, '0');
  return `${formatShortDateTime(at, style)}:${seconds}`;
}

/** Everything but the zone: `Mon 23 Nov 2026, 20:37`. */
export function formatDateTime(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.dateTime', getParts(at, style));
}

/** A time that may be read elsewhere or later: `Mon 23 Nov 2026, 20:37 (Europe/Berlin)`. */
export function formatDateTimeZone(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.withZone', {
    time: formatDateTime(at, style),
    zone: style.timeZone,
  });
}

/** A day: `20 Nov 2026`. */
export function formatDate(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.date', getParts(at, style));
}

/** A day on an axis: `Tue 17`. */
export function formatWeekdayAndDay(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.weekdayAndDay', getParts(at, style));
}

/** A day of the week: `Mon` or `Monday`. */
export function formatWeekday(weekday: Weekday, language: Language, length: 'short' | 'long'): string {
  const formatter = getFormatter(`weekday ${length} ${language}`, language === 'en' ? 'en-US' : language, {
    timeZone: 'UTC',
    weekday: length,
  });
  return formatter.format(A_MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS);
}

/** A day on the axis of a longer range: `17 Nov`. */
export function formatDayAndMonth(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.dayAndMonth', getParts(at, style));
}

/** A month on the axis of a year: `Nov 2026`. */
export function formatMonth(at: number, style: TimeStyle): string {
  return textsIn(style.language)('common:time.month', getParts(at, style));
}

/**
 * A time in the past as seen from now: `just now`, `12 min ago` within a day, `20 Nov 22:07` within half a year,
 * with the year beyond. What shows the time now may be a little behind: nothing that has happened lies ahead.
 */
export function formatNear(at: number, now: number, style: TimeStyle): string {
  const distance = Math.max(0, now - at);
  if (distance < DAY_MS) return formatRelative(now - distance, now, style.language);
  return distance < 180 * DAY_MS ? formatShortDateTime(at, style) : formatDateTime(at, style);
}

/** A time ahead: `14:37` within a day, `29 Feb 04:04` within half a year, with the year beyond. */
export function formatComing(at: number, now: number, style: TimeStyle): string {
  if (at - now < DAY_MS) return formatTime(at, style);
  return at - now < 180 * DAY_MS ? formatShortDateTime(at, style) : formatDateTime(at, style);
}

/** The distance from now in one unit, rounded towards now: `just now`, `12 min ago`, `in 3 h`, `2 d ago`. */
export function formatRelative(at: number, now: number, language: Language): string {
  const texts = textsIn(language);
  const distance = Math.abs(at - now);
  const isPast = at <= now;
  if (distance < MINUTE_MS) return texts(isPast ? 'common:time.justNow' : 'common:time.soon');
  const [unit, length] =
    distance >= DAY_MS
      ? (['days', DAY_MS] as const)
      : distance >= HOUR_MS
        ? (['hours', HOUR_MS] as const)
        : (['minutes', MINUTE_MS] as const);
  const span = texts(`common:duration.${unit}`, { value: Math.floor(distance / length) });
  return texts(isPast ? 'common:time.ago' : 'common:time.in', { span });
}

/** Day and time to the second in the form that spreadsheets take and that sorts: `2026-11-23 20:37:05`. */
export function formatSortable(at: number, timeZone: string): string {
  const formatter = getFormatter(`sortable ${timeZone}`, 'en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    formatter.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute', string>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function getFormatter(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(formatters, key, () => new Intl.DateTimeFormat(locale, options));
}

/** Languages that number their months, with a word after the number: `11月`. */
const NUMBERED_MONTHS = /^(?:ja|zh)\b/;

/** The parts are put together by our own texts: the patterns of Intl differ between runtimes. */
function getParts(at: number, { language, timeZone }: TimeStyle): Parts {
  const formatter = getFormatter(`${language} ${timeZone}`, language === 'en' ? 'en-US' : language, {
    timeZone,
    year: 'numeric',
    month: NUMBERED_MONTHS.test(language) ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '' } = parts;
  return { year, month: month.replace('月', ''), day: day.replace('日', ''), weekday, hour, minute };
}
