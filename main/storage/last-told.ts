import type { RuleState } from '../../shared/rule-answers';
import type { Database } from './sqlite';

/** So many of the newest messages are looked through. */
const LOOKED_AT = 2_000;

const NEWEST = `SELECT id, created_at, json_extract(message, '$.title') AS title,
    json_extract(message, '$.data.rules') AS rules
  FROM outbox WHERE kind IN ('run', 'occasion') ORDER BY created_at DESC, id DESC LIMIT ?`;

/** The newest message of each rule, by the rule's id; rules that told nothing lately are missing. */
export function lastToldByRule(database: Database): ReadonlyMap<string, NonNullable<RuleState['lastTold']>> {
  const rows = database.prepare(NEWEST).all(LOOKED_AT) as unknown as {
    id: string;
    created_at: number;
    title: string;
    rules: string | null;
  }[];
  const found = new Map<string, NonNullable<RuleState['lastTold']>>();
  for (const row of rows) {
    const rules = row.rules === null ? [] : (JSON.parse(row.rules) as readonly { readonly id: string }[]);
    for (const { id } of rules) {
      if (!found.has(id)) found.set(id, { at: row.created_at, title: row.title, outboxId: row.id });
    }
  }
  return found;
}
