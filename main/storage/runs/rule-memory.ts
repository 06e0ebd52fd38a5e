import { z } from 'zod';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { DIGEST_PERIODS } from '../../../shared/rules/rules';
import { EMPTY_MEMORY, type RuleMemory, type Telling } from '../../core/judging/memory';
import { settleTold, type TellingFate } from '../../core/judging/told';
import type { Judgement } from '../../core/judging/judge';
import type { Database } from '../sqlite';

const time = z.number().nullable().default(null);

/** What is stored of a memory. A part that an earlier version did not know has its empty value. */
const storedMemory: z.ZodType<Omit<RuleMemory, 'wasUnreadable'>> = z.object({
  recent: z.array(z.boolean()).default([]),
  recentAt: z.array(z.number()).default([]),
  breachedSince: time,
  toldAt: time,
  heardAt: time,
  tellings: z
    .array(
      z.object({
        at: z.number(),
        runId: z.string().nullable(),
        occasionId: z.string().nullable(),
        channels: z.array(z.enum(CHANNEL_KINDS)),
      }),
    )
    .default([]),
  awaitingSince: time,
  dueAt: time,
  digest: z
    .object({
      every: z.enum(DIGEST_PERIODS),
      at: z.string(),
      told: z.object({ to: z.number(), date: z.string() }).nullable(),
      beganAt: z.number().nullable(),
    })
    .nullable()
    .default(null),
  faultToldAt: time,
});

/** The states of the messages about something that went to these channels, of their own or of what they went out in. */
const STATES = `SELECT coalesce(whole.state, part.state) AS state
  FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
  WHERE part.channel IN (SELECT value FROM json_each(:channels))`;
const OPEN: readonly string[] = ['pending', 'sending', 'blocked'];

/**
 * What each rule remembers, by its id; what it has told is settled by what became of its messages. One that cannot be
 * read is empty, and says so.
 */
export function readMemories(database: Database): Readonly<Record<string, RuleMemory>> {
  const rows = database.prepare('SELECT rule, memory FROM rule_memory').all() as unknown as {
    rule: string;
    memory: string;
  }[];
  const fate = (telling: Telling) => findFate(database, telling);
  return Object.fromEntries(rows.map(({ rule, memory }) => [rule, settleTold(readMemory(memory), fate)]));
}

/** One reader of one channel is enough. */
function findFate(database: Database, { runId, occasionId, channels }: Telling): TellingFate {
  const isAbout =
    runId === null ? `part.kind = 'occasion' AND part.occasion_id` : `part.kind = 'run' AND part.run_id`;
  const rows = database
    .prepare(`${STATES} AND ${isAbout} = :about`)
    .all({ channels: JSON.stringify(channels), about: runId ?? occasionId }) as unknown as {
    state: string;
  }[];
  if (rows.some(({ state }) => state === 'sent')) return 'accepted';
  return rows.some(({ state }) => OPEN.includes(state)) ? 'open' : 'lost';
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
