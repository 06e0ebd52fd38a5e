import type { SealedEntry } from '../../../shared/report/report-file';
import { iso } from '../iso-time';
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
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The kind of what is recorded, and the one that says that it is no more, of either of them. */
export function getFamily(kind: EntryKind): readonly [recorded: string, removed: string] {
  const recorded = kind.replace(/-removed$/, '');
  return [recorded, `${recorded}-removed`];
}

/** One entry of the chain as it is hashed. */
export interface ChainEntry {
  /** Its place: the first is 1, and none is left out. */
  readonly number: number;
  /** When it was written, in ms since the epoch. */
  readonly at: number;
  readonly kind: EntryKind;
  /** The id of what it is about. */
  readonly subject: string;
  /** What is recorded of it. */
  readonly record: Json;
}

type SealedParts = Pick<SealedEntry, 'number' | 'at' | 'kind' | 'subject' | 'record'>;

/** Stands in the place of the hash before the first entry. */
export const FIRST_LINK = '0'.repeat(64);

/** What the digest of an entry is made of: the entry as canonical JSON. */
export function entryText({ at, ...entry }: ChainEntry): string {
  return sealedText({ ...entry, at: iso(at) });
}

/** The same of an entry as a report has it. */
export function sealedText({ number, at, kind, subject, record }: SealedParts): string {
  return canonicalJson({ number, at, kind, subject, record: record as Json });
}

/** What the hash of an entry is made of: the hash before it and its digest, both as 64 hexadecimal digits. */
export function linkText(previousHash: string, digest: string): string {
  return previousHash + digest;
}

/** What is recorded, as an entry has it: members that say nothing are left out. */
export function toRecord(value: unknown): Json {
  return withoutEmpty(value) ?? {};
}
