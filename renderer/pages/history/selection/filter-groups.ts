import type { HistoryChoices } from '../../../../shared/history/history-choices';
import { HOURS, WEEKDAYS, type Weekday } from '../../../../shared/history/local-times';
import type { Selection } from '../../../../shared/history/selection';
import { formatWeekday } from '../../../../shared/texts/format-time';
import { networkName } from '../../../../shared/network-label';
import { scheduleName } from '../../../../shared/schedule/schedule-words';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { getValue, useAnswer } from '../../../hooks/use-answer';
import { useNetworks } from '../../../hooks/use-networks';

const LISTS = ['networks', 'providers', 'servers', 'schedules', 'triggers', 'weekdays', 'hours'] as const;
type FilterList = (typeof LISTS)[number];

/** Values of one kind that charts and table can be narrowed to. */
export interface FilterGroup {
  readonly list: FilterList;
  /** Null stands for runs of which it is not known. */
  readonly chosen: readonly (string | null)[];
  readonly choices: readonly { readonly value: string | null; readonly label: string }[];
}

export const NOTHING_CHOSEN = {
  networks: [],
  providers: [],
  servers: [],
  schedules: [],
  triggers: [],
  weekdays: [],
  hours: [],
} as const satisfies Partial<Selection>;

const NO_CHOICES: HistoryChoices = {
  firstAt: null,
  networks: [],
  providers: [],
  servers: [],
  schedules: [],
  triggers: [],
  thinned: null,
};

/** What recorded runs were measured with; read again after every run. Empty until it is there. */
export function useHistoryChoices(): HistoryChoices {
  const { state } = useApp();
  return (
    getValue(useAnswer(`choices ${state.lastRun?.id ?? ''}`, () => bridge.historyChoices()).answer) ??
    NO_CHOICES
  );
}

/** Says what the values of the lists are called; null is not known. */
export function useFilterLabels(known: HistoryChoices): (list: FilterList, value: string | null) => string {
  const { settings, texts, style } = useApp();
  const entries = getValue(useNetworks()) ?? [];
  const labelOf = {
    networks: (network: string) =>
      networkName(
        { network, label: entries.find((entry) => entry.network === network)?.label ?? null },
        settings.networks,
      ),
    providers: (kind: string) => texts(`history:provider.${kind as (typeof known.providers)[number]}`),
    servers: (url: string) => known.servers.find((server) => server.url === url)?.name ?? url,
    schedules: (id: string) => wordSchedule(id),
    triggers: (trigger: string) => texts(`common:trigger.${trigger as (typeof known.triggers)[number]}`),
    weekdays: (weekday: string) => formatWeekday(weekday as Weekday, style.language, 'long'),
    hours: (hour: string) => `${hour}:00`,
  };
  return (list, value) => (value === null ? texts('history:select.unknown') : labelOf[list](value) || value);

  function wordSchedule(id: string): string {
    const now = settings.schedules.find((schedule) => schedule.id === id);
    if (now !== undefined) return scheduleName(now, texts);
    return known.schedules.find((schedule) => schedule.id === id)?.name ?? '';
  }
}

/** The groups with anything to choose from: of one value alone only where it is chosen. */
export function useFilterGroups(selection: Selection, known: HistoryChoices): readonly FilterGroup[] {
  const { settings } = useApp();
  const label = useFilterLabels(known);
  const valuesOf = {
    networks: known.networks,
    providers: known.providers,
    servers: known.servers.map(({ url }) => url),
    schedules: [...settings.schedules.map(({ id }) => id), ...known.schedules.map(({ id }) => id)],
    triggers: known.triggers,
    weekdays: WEEKDAYS,
    hours: HOURS,
  };
  return LISTS.map((list): FilterGroup => {
    const chosen = selection[list];
    const values = [...new Set<string | null>([...valuesOf[list], ...chosen])];
    return { list, chosen, choices: values.map((value) => ({ value, label: label(list, value) })) };
  }).filter(({ choices, chosen }) => choices.length > 1 || chosen.length > 0);
}
