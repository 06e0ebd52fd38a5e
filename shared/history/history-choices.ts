import type { ProviderKind, ServerRef } from '../providers';
import type { ThinnedTime } from '../retention/retention';
import type { ScheduleRef } from '../schedule/kinds';
import type { Trigger } from '../trigger';

/** What recorded runs were measured with, for whoever narrows the history: each value once, without the unknown. */
export interface HistoryChoices {
  /** When the first run began, also one that is no longer kept; null where there is none. */
  readonly firstAt: number | null;
  readonly networks: readonly string[];
  readonly providers: readonly ProviderKind[];
  /** By address, with the newest name. */
  readonly servers: readonly ServerRef[];
  /** By id, with the newest name; schedules of runs that earlier versions summed up are missing. */
  readonly schedules: readonly ScheduleRef[];
  readonly triggers: readonly Trigger[];
  /** Single tests that are no longer kept: of them only values by hour and day are there; null without any. */
  readonly thinned: ThinnedTime | null;
}
