import type { SlotCount } from './slots';

/** Where one schedule stands: what `nextDueAt` was computed from, so that a changed schedule starts afresh. */
export interface ScheduleState {
  readonly specification: string;
  readonly nextDueAt: number;
}

/** A record of slots that a clock set forward has passed over. */
export interface SkippedSlots {
  readonly id: string;
  readonly firstAt: number;
}

/** What the records say of the slots of schedules, by the id of the schedule. */
export interface SlotRecords {
  /** The newest slot until a moment that has a record, whatever it says; null where none has. */
  lastSlotUntil(scheduleId: string, now: number): number | null;
  /** Records of slots that a clock set forward has passed over, and that lie ahead of a moment, wholly or in part. */
  skippedAhead(scheduleId: string, now: number): readonly SkippedSlots[];
  /** Leaves a part of a record of missed slots, or (null) takes it back. */
  shortenMissed(id: string, rest: SlotCount | null): void;
}

/** Where each schedule stands, by its id; one that is missing is paused, switched off, new, or never comes. */
export interface ScheduleStore {
  read(): ReadonlyMap<string, ScheduleState>;
  write(scheduleId: string, state: ScheduleState): void;
  clear(scheduleId: string): void;
}
