import type { ProviderKind } from '../../../shared/providers';
import type { RetryOf } from '../../../shared/retry-of';
import type { EndedRun, Mode } from '../../../shared/run';
import type { Trigger } from '../../../shared/trigger';
import type { ScheduleRef } from '../../../shared/schedule/kinds';
import type { ScheduleState } from '../schedule/ports';

/** What asks for a run. */
export interface RunRequest {
  readonly trigger: Trigger;
  /** The slot of the schedule that this run serves; null when a person asks. */
  readonly slotAt: number | null;
  /** Left to the settings where it is missing or null. */
  readonly mode?: Mode | null;
  /** The schedule that asks; its service, server and mode are used. Missing where none does. */
  readonly schedule?: ScheduleRef;
  /** Where that schedule stands once this run has begun; recorded together with its start. */
  readonly nextState?: ScheduleState | null;
  /** The run that this one repeats. */
  readonly retryOf?: RetryOf;
  /** Where it is measured in place of where the run was that it repeats. */
  readonly elsewhere?: Elsewhere;
  /** How the slot of this run waited for the line; missing where it did not. */
  readonly lineWait?: LineWait;
}

/** Another way to measure, as far as the settings leave a choice. */
export interface Elsewhere {
  /** A server to leave out where there is another one; null where no server is known. */
  readonly avoidServerUrl: string | null;
  readonly startWith: StartWith;
}

/** The service to try first: the one so many places after this one among those that may be used now. */
export interface StartWith {
  readonly provider: ProviderKind;
  readonly shift: number;
}

/** A wait for a line that this computer's own traffic kept busy. */
export interface LineWait {
  readonly waitedMs: number;
  /** Whether the line was still busy when the run could wait no longer. */
  readonly isStillBusy: boolean;
}

export type RunAnswer =
  | StartAnswer
  /** A run that was cancelled is still ending; this one starts right after it, and `started` says what came of that. */
  | { readonly kind: 'waiting'; readonly started: Promise<StartAnswer> };

interface RunUnderWay {
  readonly runId: string;
  /** The run as it will be recorded. */
  readonly measured: Promise<EndedRun>;
  /** Resolves when it is recorded: a disk that refuses makes that late. */
  readonly ended: Promise<EndedRun>;
}

/** What came of the start of a run. */
export type StartAnswer =
  | ({ readonly kind: 'started' } & RunUnderWay)
  /** Another run is measuring, which is this one. */
  | ({ readonly kind: 'already-running' } & RunUnderWay)
  /** Its start could not be recorded, so it was not begun. */
  | { readonly kind: 'not-recorded'; readonly detail: string };
