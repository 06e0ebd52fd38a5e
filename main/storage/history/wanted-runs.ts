import type { HistoryRuns } from '../../../shared/history/history-query';
import { FIRST_SCHEDULE_ID } from '../../../shared/schedule/kinds';
import type { SqlValue } from '../sql-value';

/** SQL: the id of the schedule that a run served. Runs of before there were several are of the first one. */
export const SCHEDULE_OF_RUN = `coalesce(schedule_id, CASE WHEN slot_at IS NOT NULL THEN '${FIRST_SCHEDULE_ID}' END)`;

/** What each list of a filter is compared with. */
const EXPRESSIONS = {
  networks: 'network',
  providers: 'provider',
  servers: 'server_url',
  schedules: SCHEDULE_OF_RUN,
  triggers: '"trigger"',
  modes: 'mode',
} as const satisfies Partial<Record<keyof HistoryRuns, string>>;
const LISTS = Object.keys(EXPRESSIONS) as readonly (keyof typeof EXPRESSIONS)[];

/** The lists of a filter that go by what a run was measured with. */
export type WantedLists = Pick<HistoryRuns, (typeof LISTS)[number]>;

/** SQL condition: runs of the lists of a filter; its values are those of `wantedValues`. */
export const IS_WANTED = LISTS.map(
  (list) =>
    `(:${list} IS NULL OR coalesce(${EXPRESSIONS[list]}, '') IN (SELECT value FROM json_each(:${list})))`,
).join(' AND ');

/** Values of `IS_WANTED`; an empty text stands for what is not known. */
export function wantedValues(lists: WantedLists): Readonly<Record<(typeof LISTS)[number], SqlValue>> {
  const value = (list: keyof WantedLists) => {
    const chosen = lists[list];
    return chosen === undefined ? null : JSON.stringify(chosen.map((entry) => entry ?? ''));
  };
  return {
    networks: value('networks'),
    providers: value('providers'),
    servers: value('servers'),
    schedules: value('schedules'),
    triggers: value('triggers'),
    modes: value('modes'),
  };
}

/** Whether runs of any network, service, server, schedule, trigger, mode and time of the week are wanted. */
export function areAllWanted(wanted: WantedLists & Pick<HistoryRuns, 'times'>): boolean {
  return wanted.times === undefined && LISTS.every((list) => wanted[list] === undefined);
}
