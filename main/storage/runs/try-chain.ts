import { z } from 'zod';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { FAILURE_REASONS, OUTCOMES } from '../../../shared/run';
import type { NextTry, Try } from '../../../shared/tries';
import type { ChainTry, TryChain } from '../../core/tries/chain';
import { readMetaJson, removeMeta, writeMeta } from '../meta';
import type { Database } from '../sqlite';

const KEY = 'tryChain';

const testSchema = z.object({
  runId: z.string(),
  startedAt: z.number(),
  outcome: z.enum(OUTCOMES),
  reason: z.enum(FAILURE_REASONS).nullable().catch('internal'),
});
const chainTrySchema: z.ZodType<ChainTry> = testSchema.extend({
  values: z.record(z.string(), z.number()),
  limits: z.record(z.string(), z.number()).default({}),
});

/** One test of a chain as a verdict stores it. */
export const trySchema: z.ZodType<Try> = testSchema.extend({ value: z.number().nullable() });
/** When a test is repeated, as a verdict stores it. */
export const nextTrySchema: z.ZodType<NextTry> = z.object({
  at: z.number(),
  number: z.number(),
  of: z.number(),
});

const chainSchema: z.ZodType<TryChain> = z.object({
  purpose: z.enum(['retry', 'confirmation']),
  trigger: z.literal('canary').optional(),
  firstId: z.string(),
  lastId: z.string(),
  provider: z.enum(PROVIDER_KINDS),
  serverUrl: z.string().nullable(),
  schedule: z.object({ id: z.string(), name: z.string() }).nullable(),
  network: z.string().nullable().default(null),
  number: z.number(),
  of: z.number(),
  failures: z.number(),
  askedAt: z.number(),
  dueAt: z.number().nullable(),
  waitsLeftMs: z.array(z.number()),
  tries: z.array(chainTrySchema),
});

/** What is measured again, in SQLite. */
export class SqliteTryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null where nothing is, or what is stored cannot be read. */
  read(): TryChain | null {
    return readMetaJson(this.#database, KEY, chainSchema);
  }
}

/** Writes what is measured again; within the caller's transaction, if there is one. */
export function writeTryChain(database: Database, chain: TryChain | null): void {
  if (chain === null) removeMeta(database, KEY);
  else writeMeta(database, KEY, JSON.stringify(chain));
}
