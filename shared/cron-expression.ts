/** What is wrong with a cron expression. The words are in locales/, under `settings:fault`. */
export const CRON_PROBLEMS = [
  /** It has other than five fields. */
  'cron-fields',
  /** A sixth field counts seconds: no test can run so often. */
  'cron-seconds',
  /** A part cannot be read, or lies outside of its field. */
  'cron-unreadable',
  /** A range runs backwards (`22-6`). */
  'cron-backwards',
  /** No day is like that (`31 2`). */
  'cron-never',
] as const;
export type CronProblem = (typeof CRON_PROBLEMS)[number];

/** A cron expression, taken apart. */
export interface CronParts {
  /** Hours and minutes of the day, ascending. */
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  /** Day of month, month and day of week, as written, in the letters that parsers take. */
  readonly days: string;
  /**
   * Whether it asks for every so many minutes or hours rather than for times of the day: a wildcard or a step among
   * minutes and hours, or every hour.
   */
  readonly isInterval: boolean;
}

export type ParsedCron =
  | { readonly kind: 'parts'; readonly parts: CronParts }
  | { readonly kind: 'problem'; readonly problem: CronProblem };

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  /** Parts that only this field has (`L`, `15W`, `5#2`). */
  readonly special?: RegExp;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE: Field = { min: 0, max: 59, names: [] };
const HOUR: Field = { min: 0, max: 23, names: [] };
const DAY: Field = { min: 1, max: 31, names: [], special: /^(?:lw?|(?:[1-9]|[12]\d|3[01])w)$/ };
const MONTH: Field = { min: 1, max: 12, names: MONTHS };
/** Sunday is 0 and 7. */
const WEEKDAY: Field = {
  min: 0,
  max: 7,
  names: WEEKDAYS,
  special: new RegExp(`^(?:[0-7]|${WEEKDAYS.join('|')})(?:l|#[1-5l])$`),
};
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const NICKNAMES: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

/**
 * Reads a cron expression of five fields, or one of the nicknames (`@daily`). Letters may be small or large; ends
 * and gaps may have spaces.
 */
export function parseCron(expression: string): ParsedCron {
  const text = expression.trim().toLowerCase();
  const fields = (NICKNAMES.get(text) ?? text).split(/\s+/);
  if (fields.length === 6) return problem('cron-seconds');
  if (fields.length !== 5 || text === '') return problem('cron-fields');
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const sets = [
    ...[parseValues(minute, MINUTE), parseValues(hour, HOUR), parseValues(day, DAY)],
    ...[parseValues(month, MONTH), parseValues(weekday, WEEKDAY)],
  ];
  for (const set of sets) if (typeof set === 'string') return problem(set);
  const [minutes, hours, days, months] = sets as readonly (readonly number[])[];
  if (minutes === undefined || hours === undefined || days === undefined || months === undefined) {
    return problem('cron-fields');
  }
  if (isWildcard(weekday) && !isEverLike(day, days, months)) return problem('cron-never');
  return {
    kind: 'parts',
    parts: {
      hours,
      minutes,
      days: `${day} ${month} ${weekday}`,
      isInterval: [minute, hour].some((field) => /[*?/]/.test(field)) || hours.length === 24,
    },
  };
}

/** What is wrong with an expression; null when it can be used. */
export function cronProblem(expression: string): CronProblem | null {
  const parsed = parseCron(expression);
  return parsed.kind === 'problem' ? parsed.problem : null;
}

function problem(name: CronProblem): ParsedCron {
  return { kind: 'problem', problem: name };
}

/** The numbers that a field names, ascending; special parts name none. */
function parseValues(text: string, field: Field): readonly number[] | CronProblem {
  const found = new Set<number>();
  const parts = text.split(',');
  // The last weekday of a month stands alone.
  if (parts.length > 1 && parts.includes('lw')) return 'cron-unreadable';
  for (const part of parts) {
    if (field.special?.test(part) === true) continue;
    const range = parseRange(part, field);
    if (typeof range === 'string') return range;
    for (let value = range.from; value <= range.to; value += range.step) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function parseRange(
  part: string,
  field: Field,
): { readonly from: number; readonly to: number; readonly step: number } | CronProblem {
  const [, wildcard, first = '', last, stepText] =
    /^(?:([*?])|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
  if (wildcard === undefined && first === '') return 'cron-unreadable';
  const step = Number(stepText ?? 1);
  if (step < 1 || step > field.max + 1 - field.min) return 'cron-unreadable';
  if (wildcard !== undefined) {
    // A question mark stands for the whole field.
    return wildcard === '?' && stepText !== undefined
      ? 'cron-unreadable'
      : { from: field.min, to: field.max, step };
  }
  // A step needs a range to step through.
  if (last === undefined && stepText !== undefined) return 'cron-unreadable';
  const from = parseNumber(first, field);
  const to = last === undefined ? from : parseNumber(last, field);
  if (from === null || to === null) return 'cron-unreadable';
  // A week may end on Sunday.
  const end = last === 'sun' ? 7 : to;
  return from > end ? 'cron-backwards' : { from, to: end, step };
}

function parseNumber(text: string, { min, max, names }: Field): number | null {
  const named = names.indexOf(text);
  const value = named >= 0 ? named + (names === MONTHS ? 1 : 0) : /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max ? value : null;
}

function isWildcard(field: string): boolean {
  return field === '*' || field === '?';
}

/** Whether some month has one of the days. */
function isEverLike(day: string, days: readonly number[], months: readonly number[]): boolean {
  const parts = day.split(',');
  if (parts.some((part) => part === 'l' || part === 'lw')) return true;
  const wanted = [
    ...days,
    ...parts.filter((part) => /^\d+w$/.test(part)).map((part) => Number.parseInt(part, 10)),
  ];
  return months.some((month) => wanted.some((one) => one <= (MONTH_DAYS[month - 1] ?? 0)));
}
