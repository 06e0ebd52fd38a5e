/** What is wrong with a report. Persisted nowhere; the words are in locales/. */
export const FINDING_KINDS = [
  /** What an entry says is not what was recorded. */
  'changed',
  /** Entries are missing, or the record of one that belongs to the report. */
  'removed',
  /** Entries before the first one may belong to the time of the report. */
  'start',
  'inserted',
  'moved',
  /** An entry does not follow from the one before it. */
  'unlinked',
  /** A member is in the file twice: whoever reads it may read the other one. */
  'repeated',
  /** The last entry is not the one that the report names as the newest. */
  'head',
  /** A figure of the report does not follow from its entries. */
  'summary',
  /** The summary holds a part that no report has; it is not named, since its name may be anything. */
  'unknown-part',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** The entry that it is about; null where it is about the file. */
  readonly number: number | null;
  /** For `moved` the number that it had; for `removed` the last of those that are missing. */
  readonly other: number | null;
  /** What the entry is about: its kind and the time that it tells; for `summary` the name of the part. */
  readonly about: string;
}

export type Verification =
  | {
      readonly kind: 'verified';
      /** Empty where nothing was changed since the report was made. */
      readonly findings: readonly Finding[];
      /** Entries whose record is in the report, and those that are there by their head alone. */
      readonly sealed: number;
      readonly others: number;
      readonly first: number;
      readonly last: number;
      readonly head: { readonly number: number; readonly at: string; readonly hash: string } | null;
      /** The newest entry was written before the time of the report was over. */
      readonly isBeforeEnd: boolean;
      readonly madeAt: string;
      /** Made by a version whose figures this one cannot work out again. */
      readonly isOtherForm: boolean;
    }
  | { readonly kind: 'no-report' };

/** Whether all of a report was checked and nothing was changed; not so where its figures cannot be worked out again. */
export function isUnchanged(verification: Verification): boolean {
  return verification.kind === 'verified' && verification.findings.length === 0 && !verification.isOtherForm;
}

/** What comes of a look at a report that a person names. */
export type VerifyAnswer =
  | Verification
  /** The person did not name a file. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-read'; readonly path: string; readonly detail: string };

/** More findings than anybody reads. */
export const MOST_FINDINGS = 100;
