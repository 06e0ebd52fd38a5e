import type { ProviderKind } from '../providers';
import type { Mode, Outcome } from '../run';
import type { Trigger } from '../trigger';
import type { LocalTimes } from './local-times';

/** Which runs are wanted. A list that is left out leaves nothing out; null in a list stands for what is not known. */
export interface RunFilter {
  readonly networks?: readonly (string | null)[] | undefined;
  readonly providers?: readonly ProviderKind[] | undefined;
  /** Their addresses. */
  readonly servers?: readonly (string | null)[] | undefined;
  readonly triggers?: readonly Trigger[] | undefined;
  readonly modes?: readonly (Mode | null)[] | undefined;
  /** Their ids. */
  readonly schedules?: readonly (string | null)[] | undefined;
  readonly outcomes?: readonly Outcome[] | undefined;
  /** Hours of the day and days of the week in which they began. */
  readonly times?: LocalTimes | undefined;
}

/** Runs of one series were measured in the same network, by the same service and server, in the same way. */
export interface SeriesKey {
  readonly network: string | null;
  readonly provider: string;
  readonly server: string | null;
  readonly trigger: string;
  readonly mode: string | null;
  /** The id of the schedule that it served; left out where that was not summed up. */
  readonly schedule?: string | null;
  /** Whether its runs are excluded from statistics; left out where they count. */
  readonly isExcluded?: true;
}

/** Whether the runs of a series are wanted, as far as it goes by series. */
export function isSeriesWanted(filter: RunFilter, series: SeriesKey): boolean {
  const isIn = (list: readonly unknown[] | undefined, value: string | null) =>
    list === undefined || list.includes(value);
  return (
    isIn(filter.networks, series.network) &&
    isIn(filter.providers, series.provider) &&
    isIn(filter.servers, series.server) &&
    isIn(filter.triggers, series.trigger) &&
    isIn(filter.modes, series.mode) &&
    isIn(filter.schedules, series.schedule ?? null)
  );
}
