import type { SlotCount } from './slots';

/** Where the schedule stands: what `nextDueAt` was computed from, so that a changed schedule starts afresh. */
export interface ScheduleState {
  readonly specification: string;
  readonly nextDueAt: number;
}

/** A record of slots that a clock set forward has passed over. */
export interface SkippedSlots {
  readonly id: string;
  readonly firstAt: number;
}

/** What the records say of the slots of a schedule. */
export interface SlotRecords {
  /** The newest slot until a moment that has a record, whatever it says; null where none has. */
  lastSlotUntil(now: number): number | null;
  /** Records of slots that a clock set forward has passed over, and that lie ahead of a moment, wholly or in part. */
  skippedAhead(now: number): readonly SkippedSlots[];
  /** Leaves a part of a record of missed slots, or (null) takes it back. */
  shortenMissed(id: string, rest: SlotCount | null): void;
}

export interface ScheduleStore {
  read(): ScheduleState | null;
  write(state: ScheduleState): void;
  clear(): void;
}
