import { lowest } from '../extremes';
import { isPausedAt, UNTIL_RESUMED, type PausedUntil } from './kinds';

/** Whether schedules make runs, as a whole. */
export type ScheduleStanding =
  | { readonly kind: 'running' }
  /** Every one that is switched on is paused; `until` is when the first of them goes on, null where a person resumes. */
  | { readonly kind: 'paused'; readonly until: number | null }
  /** None is switched on. */
  | { readonly kind: 'off' };

/** What is needed of a schedule for its standing. */
export interface Pausable {
  readonly isEnabled: boolean;
  readonly pausedUntil: PausedUntil;
}

/** Whether any of the schedules makes runs at a moment. */
export function getScheduleStanding(schedules: readonly Pausable[], now: number): ScheduleStanding {
  const enabled = schedules.filter(({ isEnabled }) => isEnabled);
  if (enabled.length === 0) return { kind: 'off' };
  if (enabled.some(({ pausedUntil }) => !isPausedAt(pausedUntil, now))) return { kind: 'running' };
  const ends = enabled
    .map(({ pausedUntil }) => pausedUntil)
    .filter((end) => end !== null && end !== UNTIL_RESUMED);
  return { kind: 'paused', until: ends.length === 0 ? null : lowest(ends, Infinity) };
}
