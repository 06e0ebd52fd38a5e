import type { RuleState } from '../../../shared/rules/rule-answers';
import type { Database } from '../sqlite';
import { messageFrom } from './message-json';

/** So many of the newest messages are looked through. */
const LOOKED_AT = 2_000;

/** A message has told when it was accepted, by itself or within another one. */
const NEWEST = `SELECT part.id, part.created_at, part.message
  FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
  WHERE part.kind IN ('run', 'occasion') AND coalesce(whole.state, part.state) = 'sent'
  ORDER BY part.created_at DESC, part.id DESC LIMIT ?`;

/** The newest message of each rule that was accepted, by the rule's id; rules that told nothing lately are missing. */
export function lastToldByRule(database: Database): ReadonlyMap<string, NonNullable<RuleState['lastTold']>> {
  const rows = database.prepare(NEWEST).all(LOOKED_AT) as unknown as readonly {
    readonly id: string;
    readonly created_at: number;
    readonly message: string;
  }[];
  const found = new Map<string, NonNullable<RuleState['lastTold']>>();
  for (const row of rows) {
    const { title, data } = messageFrom(row.message);
    for (const { id } of data?.rules ?? []) {
      if (!found.has(id)) found.set(id, { at: row.created_at, title, outboxId: row.id });
    }
  }
  return found;
}
