import type { EntryHead } from '../../../shared/report/report-file';
import { canonicalJson, withoutEmpty, type Json } from './canonical-json';

/**
 * What an entry of the chain is about; the newest entry of a kind and a subject counts. Persisted, and a part of what is
 * hashed.
 */
export const ENTRY_KINDS = [
  /** A run as it ended. */
  'run',
  /** A record of missed slots that turned out not to be missed. */
  'run-removed',
  /** An outage, or a stretch in which the line was not observed. */
  'line-event',
  /** A note as it reads now. */
  'note',
  'note-removed',
  /** A run is left out of statistics, and why. */
  'exclusion',
  /** It counts again. */
  'exclusion-removed',
  /** Single tests of a day were removed, since the user keeps them for a limited time. */
  'thinned',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The kind of what is recorded, and the one that says that it is no more, of either of them. */
export function getFamily(kind: string): readonly [recorded: string, removed: string] {
  const recorded = kind.replace(/-removed$/, '');
  return [recorded, `${recorded}-removed`];
}

/** Something that is taken into the chain, or that it is no more. Times in ms since the epoch. */
export interface Recorded {
  readonly kind: EntryKind;
  /** The id of what it is about. */
  readonly subject: string;
  /** When that began, and when it ended; null where it has no length, and while it lasts. */
  readonly from: number;
  readonly to: number | null;
  /** The network as runs name it: the chain has another name for it. Null where it is not known. */
  readonly network: string | null;
  /** What is recorded of it; seen only where a report gives it. */
  readonly record: Json;
}

/** Stands in the place of the hash before the first entry. */
export const FIRST_LINK = '0'.repeat(64);

/** What the hash of a record is made of: without the salt, a short one could be guessed. */
export function recordText(record: Json, salt: string): string {
  return canonicalJson({ record, salt });
}

/** What the digest of an entry is made of: its head with the hash of its record, as canonical JSON. */
export function entryText(
  { number, at, kind, subject, from, to, network, latest }: EntryHead,
  recordHash: string,
): string {
  return canonicalJson({ number, at, kind, subject, from, to, network, latest, recordHash });
}

/** What the hash of an entry is made of: the hash before it and its digest, both as 64 hexadecimal digits. */
export function linkText(previousHash: string, digest: string): string {
  return previousHash + digest;
}

/** What is recorded, as an entry has it: members that say nothing are left out. */
export function toRecord(value: unknown): Json {
  return withoutEmpty(value) ?? {};
}
