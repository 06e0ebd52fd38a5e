import type { ScheduleRef } from './kinds';

/** Which repetition of a test comes: of one that failed, or that breached a rule. */
export interface Repetition {
  readonly purpose: 'retry' | 'confirmation';
  /** 1 is the first repetition. */
  readonly number: number;
  readonly of: number;
}

/** The next run of a schedule, or the repetition of a run that is pending. */
export interface ComingRun {
  /** Null of a repetition of a test that no schedule asked for. */
  readonly schedule: ScheduleRef | null;
  readonly dueAt: number;
  /** It is due, and waits until this computer's own traffic is below the limit of its schedule. */
  readonly isWaitingForLine: boolean;
  /** Left out of the run of a slot. */
  readonly repetition?: Repetition;
}
