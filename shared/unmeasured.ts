/** Why a run that was due was not tried on purpose. Persisted. */
export const SKIP_REASONS = [
  'on-battery',
  'too-soon',
  'data-limit',
  'maintenance',
  /** The data of the connection is paid by amount. */
  'metered',
  /** On battery, and less of it left than the schedule asks for. */
  'battery-low',
  /** Another application was full screen. */
  'full-screen',
  /** The computer was in none of the networks of the schedule. */
  'other-network',
  /** This computer's own traffic was above the limit of the schedule, and stayed there. */
  'line-busy',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why a slot of the schedule passed without a run. Persisted. */
export const MISS_REASONS = [
  'asleep',
  'not-running',
  /** The clock of the computer was set forward over the slot. */
  'clock-changed',
  /** The time zone of the computer was changed, and the clock went forward over the slot by that. */
  'zone-changed',
  /** The schedule was changed or paused before the slot had its run. */
  'schedule-changed',
  /** Another run was measuring all the while. */
  'another-run',
  /** The disk refused to record the start of a run. */
  'not-recorded',
] as const;
export type MissReason = (typeof MISS_REASONS)[number];
