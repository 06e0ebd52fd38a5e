import { EMPTY_MEMORY, type RuleMemory } from '../core/judging/memory';
import type { Judgement } from '../core/judging/judge';
import type { Database } from './sqlite';

/** What each rule remembers, by its id. */
export function readMemories(database: Database): Readonly<Record<string, RuleMemory>> {
  const rows = database.prepare('SELECT rule, memory FROM rule_memory').all() as unknown as {
    rule: string;
    memory: string;
  }[];
  const read = ({ memory }: { memory: string }): RuleMemory => ({
    ...EMPTY_MEMORY,
    ...(JSON.parse(memory) as Partial<RuleMemory>),
  });
  return Object.fromEntries(rows.map((row) => [row.rule, read(row)]));
}

const WRITE = `INSERT INTO rule_memory (rule, memory) VALUES (?, ?)
  ON CONFLICT (rule) DO UPDATE SET memory = excluded.memory WHERE memory <> excluded.memory`;

/** Writes what rules remember, where it has changed; within the caller's transaction. */
export function writeMemories(database: Database, memories: Judgement['memories']): void {
  const write = database.prepare(WRITE);
  for (const [rule, memory] of Object.entries(memories)) write.run(rule, JSON.stringify(memory));
}
