import type { HistorySearch } from '../../../shared/history/history-query';
import type { TimeRange } from '../../../shared/time-range';
import type { RunSearch } from '../../core/rollup/listed-runs';
import { prepared } from '../prepared';
import type { SqlValue } from '../sql-value';
import type { Database } from '../sqlite';
import { IN_RANGE } from './in-range';
import { knownServers } from './known-values';

/** Runs that did not complete are few, and found by outcome and time. */
const ENDED_OTHERWISE = ['failed', 'cancelled', 'skipped', 'missed', 'interrupted'];
/** SQL conditions: runs whose texts beyond their server hold what is looked for. */
const OTHER_TEXTS = [
  `(outcome IN (${ENDED_OTHERWISE.map((outcome) => `'${outcome}'`).join(', ')})
    AND (detail LIKE :like ESCAPE '\\' OR reason IN (SELECT value FROM json_each(:reasons))))`,
  `id IN (SELECT run_id FROM notes WHERE text LIKE :like ESCAPE '\\')`,
];
/** SQL condition: runs that were looked for; its values are those of `searchValues`. */
export const IS_FOUND = `(:like IS NULL OR server_url IN (SELECT value FROM json_each(:foundServers))
  OR ${OTHER_TEXTS.join(' OR ')})`;

const FOUND = OTHER_TEXTS.map(
  (condition) =>
    `SELECT started_at AS at, outcome, provider, "trigger" FROM runs WHERE ${condition} AND ${IN_RANGE}`,
).join(' UNION ');

/** Values of `IS_FOUND`. */
export function searchValues(
  database: Database,
  search: HistorySearch | undefined,
): Readonly<Record<'like' | 'reasons' | 'foundServers', SqlValue>> {
  if (search === undefined) return { like: null, reasons: null, foundServers: null };
  return {
    like: `%${search.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
    reasons: JSON.stringify(search.reasons),
    foundServers: JSON.stringify(findServers(database, search.text)),
  };
}

/** Says of each run whether it was looked for, by its server and when it began; null where nothing is looked for. */
export function searchIn(
  database: Database,
  range: TimeRange,
  search: HistorySearch | undefined,
): RunSearch | null {
  if (search === undefined) return null;
  const { like, reasons } = searchValues(database, search);
  const rows = prepared(database, FOUND).all({ like, reasons, from: range.from, to: range.to });
  const found = new Set((rows as unknown as readonly FoundRow[]).map(toKey));
  const servers = new Set(findServers(database, search.text));
  return ({ server, provider, trigger }, outcome, at) =>
    (server !== null && servers.has(server)) || found.has(toKey({ at, outcome, provider, trigger }));
}

/** What tells a run that was found from others of the same moment. */
interface FoundRow {
  readonly at: number;
  readonly outcome: string;
  readonly provider: string;
  readonly trigger: string;
}

function toKey({ at, outcome, provider, trigger }: FoundRow): string {
  return `${at} ${outcome} ${provider} ${trigger}`;
}

/** The addresses of servers whose name or address holds a text. */
function findServers(database: Database, text: string): readonly string[] {
  const wanted = text.toLowerCase();
  return knownServers(database)
    .filter(({ url, name }) => [url, name].some((words) => words.toLowerCase().includes(wanted)))
    .map(({ url }) => url);
}
