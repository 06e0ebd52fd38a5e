import { createHash } from 'node:crypto';
import { kept } from '../../../shared/kept';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** 52 bits: every such number is exact in JavaScript, and two texts in a billion billion share one. */
const HASH_DIGITS = 13;
/** What is written again mends what damage has changed. */
const ADD = `INSERT INTO texts (id, text) VALUES (?, ?)
  ON CONFLICT (id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text`;

/** Texts are few and come again with each run. */
const KNOWN_IDS = 1_000;
const knownIds = new Map<string, number>();

/** The number under which a text is stored: the same in every database. */
export function textId(text: string): number {
  if (knownIds.size > KNOWN_IDS) knownIds.clear();
  return kept(knownIds, text, () =>
    Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS), 16),
  );
}

/** Stores a text that many rows share, once; within the caller's transaction. */
export function storeText(database: Database, text: string): number {
  const id = textId(text);
  prepared(database, ADD).run(id, text);
  return id;
}

const storedBefore = new WeakMap<Database, Set<number>>();

/**
 * Stores a text that refers to other texts, with all of them, unless this process has done so before: then they are
 * there where it is there. Within the caller's transaction, which may come to nothing.
 */
export function storeTextWith(database: Database, text: string, others: readonly string[]): number {
  const id = textId(text);
  const before = storedBefore.get(database) ?? new Set();
  storedBefore.set(database, before);
  const isThere =
    before.has(id) && prepared(database, 'SELECT 1 FROM texts WHERE id = ?').get(id) !== undefined;
  if (!isThere) for (const each of [text, ...others]) storeText(database, each);
  before.add(id);
  return id;
}

/** Stored texts have been replaced: what was parsed of them no longer holds. */
export function forgetTexts(database: Database): void {
  parsedByDatabase.delete(database);
}

type Parse<Value> = (text: string) => Value;
const parsedByDatabase = new WeakMap<Database, Map<Parse<unknown>, Map<number, unknown>>>();

/**
 * What a stored text says, parsed once for all rows that share it; null where there is none of that number. `parse` is
 * always the same function for the same kind of text.
 */
export function readText<Value>(database: Database, id: number, parse: Parse<Value>): Value | null {
  const byParse = parsedByDatabase.get(database) ?? new Map<Parse<unknown>, Map<number, unknown>>();
  parsedByDatabase.set(database, byParse);
  const parsed = kept(byParse, parse, () => new Map<number, unknown>()) as Map<number, Value>;
  const found = parsed.get(id);
  if (found !== undefined) return found;
  const row = prepared(database, 'SELECT text FROM texts WHERE id = ?').get(id) as
    { readonly text: string } | undefined;
  if (row === undefined) return null;
  const value = parse(row.text);
  parsed.set(id, value);
  return value;
}
