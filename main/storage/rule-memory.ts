import { z } from 'zod';
import { EMPTY_MEMORY, type RuleMemory } from '../core/judging/memory';
import type { Judgement } from '../core/judging/judge';
import type { Database } from './sqlite';

const time = z.number().nullable().default(null);

/** What is stored of a memory. A part that an earlier version did not know has its empty value. */
const storedMemory: z.ZodType<Omit<RuleMemory, 'wasUnreadable'>> = z.object({
  recent: z.array(z.boolean()).default([]),
  breachedSince: time,
  toldAt: time,
  awaitingSince: time,
  dueAt: time,
  faultToldAt: time,
});

/** What each rule remembers, by its id. One that cannot be read is empty, and says so. */
export function readMemories(database: Database): Readonly<Record<string, RuleMemory>> {
  const rows = database.prepare('SELECT rule, memory FROM rule_memory').all() as unknown as {
    rule: string;
    memory: string;
  }[];
  return Object.fromEntries(rows.map(({ rule, memory }) => [rule, readMemory(memory)]));
}

function readMemory(text: string): RuleMemory {
  try {
    return storedMemory.parse(JSON.parse(text));
  } catch {
    return { ...EMPTY_MEMORY, wasUnreadable: true };
  }
}

const WRITE = `INSERT INTO rule_memory (rule, memory) VALUES (?, ?)
  ON CONFLICT (rule) DO UPDATE SET memory = excluded.memory WHERE memory <> excluded.memory`;

/** Writes what rules remember, where it has changed; within the caller's transaction. */
export function writeMemories(database: Database, memories: Judgement['memories']): void {
  const entries = Object.entries(memories);
  if (entries.length === 0) return;
  const write = database.prepare(WRITE);
  for (const [rule, { wasUnreadable: _, ...memory }] of entries) {
    write.run(rule, JSON.stringify(memory));
  }
}
