import { DAY_MS } from '../../../../shared/durations';
import type { Language, Texts } from '../../../../shared/texts/i18n';

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];
/** A Sunday. */
const SUNDAY = Date.UTC(2024, 0, 7, 12);

/** Days as a choice of a list: `1,2,3,4,5`; empty for every day. */
export function getDaysKey(weekdays: readonly number[]): string {
  return [...new Set(weekdays)].sort((one, other) => one - other).join(',');
}

/** The days of such a choice. */
export function getChosenDays(key: string): readonly number[] {
  return key === '' ? [] : key.split(',').map(Number);
}

/** Every day, workdays, the weekend, and each day from Monday on. */
export const DAY_CHOICES: readonly string[] = [
  '',
  getDaysKey(WORKDAYS),
  getDaysKey(WEEKEND),
  ...[1, 2, 3, 4, 5, 6, 0].map(String),
];

/** Days of the week in words. */
export function daysInWords(weekdays: readonly number[], texts: Texts, language: Language): string {
  const key = getDaysKey(weekdays);
  if (key === '') return texts('settings:schedule.days.every');
  if (key === getDaysKey(WORKDAYS)) return texts('settings:schedule.days.workdays');
  if (key === getDaysKey(WEEKEND)) return texts('settings:schedule.days.weekend');
  const format = new Intl.DateTimeFormat(language, {
    weekday: weekdays.length === 1 ? 'long' : 'short',
    timeZone: 'UTC',
  });
  return getChosenDays(key)
    .map((day) => format.format(SUNDAY + day * DAY_MS))
    .join(texts('common:list.separator'));
}
