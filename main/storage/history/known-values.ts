import { DAY_MS } from '../../../shared/durations';
import type { HistoryChoices } from '../../../shared/history/history-choices';
import { PROVIDER_KINDS, type ServerRef } from '../../../shared/providers';
import { TRIGGERS } from '../../../shared/trigger';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { firstThinned, thinnedNetworks, thinnedTime } from '../retention/thinned-parts';
import { visitColumns } from './columns-of-range';
import { LastAnswer } from './records-version';

/** All time, to the last moment that a date can have. */
const ALWAYS = { from: 0, to: 8.64e15 };
const NAME_OF_SERVER =
  'SELECT server_name AS name FROM runs INDEXED BY runs_by_time WHERE started_at = ? AND server_url = ?';
const NAME_OF_SCHEDULE =
  'SELECT schedule_name AS name FROM runs INDEXED BY runs_by_time WHERE started_at = ? AND schedule_id = ?';

const lastChoices = new LastAnswer<HistoryChoices>();

/** What the runs of all time were measured with. */
export function knownValues(database: Database): HistoryChoices {
  return lastChoices.get(database, '', () => readKnownValues(database));
}

/** The servers that runs were measured with. */
export function knownServers(database: Database): readonly ServerRef[] {
  return knownValues(database).servers;
}

function readKnownValues(database: Database): HistoryChoices {
  const networks = new Set<string>();
  const providers = new Set<string>();
  const triggers = new Set<string>();
  /** When a run of each began, one of the newest day that has any. */
  const servers = new Map<string, number>();
  const schedules = new Map<string, number>();
  visitColumns(database, ALWAYS, {}, ({ series, seriesOf, at }, day) => {
    for (const [number, key] of series.entries()) {
      const begin = day + (at[seriesOf.lastIndexOf(number)] ?? DAY_MS);
      providers.add(key.provider);
      triggers.add(key.trigger);
      if (key.network !== null) networks.add(key.network);
      if (key.server !== null) servers.set(key.server, Math.max(begin, servers.get(key.server) ?? 0));
      if (key.schedule != null)
        schedules.set(key.schedule, Math.max(begin, schedules.get(key.schedule) ?? 0));
    }
  });
  const nameIn = (sql: string, at: number, key: string) =>
    (prepared(database, sql).get(at, key) as { readonly name: string | null } | undefined)?.name ?? '';
  const { firstAt } = prepared(database, 'SELECT min(started_at) AS firstAt FROM runs').get() as Pick<
    HistoryChoices,
    'firstAt'
  >;
  const firstThinnedAt = firstThinned(database, ALWAYS);
  for (const network of thinnedNetworks(database)) networks.add(network);
  return {
    firstAt: firstThinnedAt === null ? firstAt : Math.min(firstThinnedAt, firstAt ?? firstThinnedAt),
    thinned: thinnedTime(database),
    networks: [...networks].toSorted(),
    providers: PROVIDER_KINDS.filter((kind) => providers.has(kind)),
    servers: [...servers].map(([url, at]) => ({ url, name: nameIn(NAME_OF_SERVER, at, url) })),
    schedules: [...schedules].map(([id, at]) => ({ id, name: nameIn(NAME_OF_SCHEDULE, at, id) })),
    triggers: TRIGGERS.filter((trigger) => triggers.has(trigger)),
  };
}
