import type { HistoryRuns, HistorySearch } from '../../../shared/history/history-query';
import type { RunSearch } from '../../core/rollup/listed-runs';
import { prepared } from '../prepared';
import type { SqlValue } from '../sql-value';
import type { Database } from '../sqlite';
import { IN_RANGE } from './in-range';
import { knownServers } from './known-values';
import { IS_WANTED, wantedValues } from './wanted-runs';

/** Runs that did not complete are few, and found by outcome and time. */
const ENDED_OTHERWISE = `outcome IN ('failed', 'cancelled', 'skipped', 'missed', 'interrupted')`;
const BY_SERVER = 'server_url IN (SELECT value FROM json_each(:foundServers))';
/** SQL conditions: runs whose texts beyond their server hold what is looked for. */
const OTHER_TEXTS = [
  `(${ENDED_OTHERWISE} AND (detail IN (SELECT value FROM json_each(:foundDetails))
    OR reason IN (SELECT value FROM json_each(:reasons))))`,
  'id IN (SELECT value FROM json_each(:foundByNotes))',
];
/** SQL condition: runs that were looked for; its values are those of `searchValues`. */
export const IS_FOUND = `(:reasons IS NULL OR ${BY_SERVER} OR ${OTHER_TEXTS.join(' OR ')})`;

/** Those that are not found by their server. */
const FOUND = OTHER_TEXTS.map(
  (condition) =>
    `SELECT id, started_at AS at, outcome, provider, "trigger" FROM runs
      WHERE ${condition} AND ${IN_RANGE} AND ${IS_WANTED} AND (${BY_SERVER}) IS NOT TRUE`,
).join(' UNION ');
const DETAILS = `SELECT DISTINCT detail AS text FROM runs WHERE ${ENDED_OTHERWISE} AND detail <> ''`;
const NOTES = 'SELECT run_id AS id, text FROM notes WHERE run_id IS NOT NULL';

/** Values of `IS_FOUND`. */
export function searchValues(
  database: Database,
  search: HistorySearch | undefined,
): Readonly<Record<'reasons' | 'foundServers' | 'foundDetails' | 'foundByNotes', SqlValue>> {
  if (search === undefined)
    return { reasons: null, foundServers: null, foundDetails: null, foundByNotes: null };
  const wanted = folded(search.text);
  const holdsWanted = ({ text }: { readonly text: string }) => folded(text).includes(wanted);
  const details = prepared(database, DETAILS).all() as unknown as readonly { readonly text: string }[];
  const notes = prepared(database, NOTES).all() as unknown as readonly {
    readonly id: string;
    readonly text: string;
  }[];
  return {
    reasons: JSON.stringify(search.reasons),
    foundServers: JSON.stringify(findServers(database, search.text)),
    foundDetails: JSON.stringify(details.filter(holdsWanted).map(({ text }) => text)),
    foundByNotes: JSON.stringify(notes.filter(holdsWanted).map(({ id }) => id)),
  };
}

/**
 * Says of each run that a filter wants whether it was looked for, by its server and when it began; null where nothing is looked
 * for. To be asked once for each run: of several alike runs of one moment as many are found as were looked for.
 */
export function searchIn(
  database: Database,
  { range, search, ...lists }: HistoryRuns & { readonly search?: HistorySearch | undefined },
): RunSearch | null {
  if (search === undefined) return null;
  const values = searchValues(database, search);
  const rows = prepared(database, FOUND).all({
    ...values,
    ...wantedValues(lists),
    from: range.from,
    to: range.to,
  });
  const found = new Map<string, number>();
  for (const row of rows as unknown as readonly FoundRow[])
    found.set(toKey(row), (found.get(toKey(row)) ?? 0) + 1);
  const servers = new Set(findServers(database, search.text));
  return ({ server, provider, trigger }, outcome, at) => {
    if (server !== null && servers.has(server)) return true;
    const key = toKey({ at, outcome, provider, trigger });
    const left = found.get(key) ?? 0;
    if (left > 0) found.set(key, left - 1);
    return left > 0;
  };
}

/** What tells a run that was found from others of the same moment, as far as the columns of a day have it. */
interface FoundRow {
  readonly at: number;
  readonly outcome: string;
  readonly provider: string;
  readonly trigger: string;
}

function toKey({ at, outcome, provider, trigger }: FoundRow): string {
  return `${at} ${outcome} ${provider} ${trigger}`;
}

/** A text without the difference of capital and small letters, in any script. */
function folded(text: string): string {
  return text.toLowerCase();
}

/** The addresses of servers whose name or address holds a text. */
function findServers(database: Database, text: string): readonly string[] {
  const wanted = folded(text);
  return knownServers(database)
    .filter(({ url, name }) => [url, name].some((words) => folded(words).includes(wanted)))
    .map(({ url }) => url);
}
