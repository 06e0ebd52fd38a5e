import type { ScheduleRef } from './kinds';

/** The next run of a schedule. */
export interface ComingRun {
  readonly schedule: ScheduleRef;
  readonly dueAt: number;
  /** It is due, and waits until this computer's own traffic is below the limit of its schedule. */
  readonly isWaitingForLine: boolean;
}
