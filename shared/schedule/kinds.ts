/** How often a schedule measures: a preset, or a cron expression of the user's own. Persisted. */
export const SCHEDULE_KINDS = [
  'every-15-minutes',
  'every-30-minutes',
  'hourly',
  'every-6-hours',
  'daily',
  'cron',
] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** The schedule of a fresh installation, and the one that earlier versions knew. Persisted. */
export const FIRST_SCHEDULE_ID = 'main';

/** No settings hold more schedules. */
export const MOST_SCHEDULES = 20;
/** No schedule holds more maintenance windows. */
export const MOST_WINDOWS = 20;
/** The longest offset that a person can set: an hour less a minute. */
export const MOST_OFFSET_MINUTES = 59;

/** The most charge of a battery that a schedule can ask for, in percent. */
export const MOST_BATTERY_PERCENT = 100;

/** Conditions that not every computer can tell. */
export const SYSTEM_CONDITIONS = ['metered', 'full-screen', 'line-busy'] as const;
export type SystemCondition = (typeof SYSTEM_CONDITIONS)[number];

/** What becomes of a run whose line stays busy. Persisted. */
export const WHEN_BUSY = ['measure', 'skip'] as const;
export type WhenBusy = (typeof WHEN_BUSY)[number];

/** Paused until a person resumes. Persisted. */
export const UNTIL_RESUMED = 'resumed';
/** Until when a schedule is paused: a moment in ms since the epoch, or until it is resumed; null where it is not. */
export type PausedUntil = number | typeof UNTIL_RESUMED | null;

/** The schedule that a run served, as it is recorded. The name is the user's own, and may be empty. */
export interface ScheduleRef {
  readonly id: string;
  readonly name: string;
}

/** Whether a schedule makes no runs at a moment because it is paused. */
export function isPausedAt(pausedUntil: PausedUntil, now: number): boolean {
  return pausedUntil === UNTIL_RESUMED || (pausedUntil !== null && now < pausedUntil);
}
