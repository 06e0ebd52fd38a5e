import type { InDataFolder } from '../in-data-folder';
import type { ReportAnswer } from '../report/report-order';
import type { ReportPlan, ReportSummary } from '../report/report';
import type { TimeRange } from '../time-range';

/** Languages that a letter is written in, whatever the window speaks: one file of words each. */
export const LETTER_LANGUAGES = ['en', 'de', 'zh-CN'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** What a letter may ask for, in the order in which it does. */
export const LETTER_ASKS = ['repair', 'reduction', 'termination'] as const;
export type LetterAsk = (typeof LETTER_ASKS)[number];

export const LETTER_FORMATS = ['pdf', 'txt'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

/** A letter is no book. */
export const MAX_LETTER_CHARACTERS = 100_000;

/** Term of a repair, in days. */
export const USUAL_TERM_DAYS = 14;

/** What a letter says of the line: figures of a report of the same period and network, and nothing else. */
export interface LetterFacts {
  /** ISO 8601 in UTC; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  /** What the user calls the network; null for all. */
  readonly networkName: string | null;
  readonly plan: ReportPlan['figures'];
  readonly summary: Pick<
    ReportSummary,
    'tests' | 'completed' | 'failed' | 'days' | 'directions' | 'hours' | 'availability' | 'surroundings'
  >;
  /** The newest entry of the chain of records; null where nothing was recorded. */
  readonly head: { readonly number: number; readonly at: string; readonly hash: string } | null;
}

/** The figures of a letter are those of a report, and are missing for the same reasons. */
export type LetterFactsAnswer =
  | { readonly kind: 'facts'; readonly facts: LetterFacts }
  | Extract<ReportAnswer, { kind: 'too-many' | 'not-ready' }>;

export interface LetterSubject {
  readonly range: TimeRange;
  /** Null for all networks. */
  readonly network: string | null;
}

/** Who writes to whom, about which contract. Each may be empty. */
export interface LetterDetails {
  readonly name: string;
  /** Several lines. */
  readonly address: string;
  readonly customerNumber: string;
  readonly contractNumber: string;
  readonly provider: string;
  /** Several lines. */
  readonly providerAddress: string;
  readonly providerMail: string;
}

/** What a person chooses about a letter. */
export interface LetterChoices {
  readonly language: LetterLanguage;
  readonly asks: readonly LetterAsk[];
  /** Term of the repair. */
  readonly termDays: number;
  /** Names the paragraph of the law that the language's country has for it; no effect in languages without one. */
  readonly namesLaw: boolean;
}

export interface Letter {
  readonly subject: string;
  /** The whole letter, its subject included, as plain text with line breaks. */
  readonly text: string;
}

export interface LetterFile {
  readonly text: string;
  readonly format: LetterFormat;
  readonly language: LetterLanguage;
}

export type LetterSaved =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | InDataFolder
  /** The file is as it was before; `detail` is what the system said. */
  | { readonly kind: 'not-written'; readonly path: string; readonly detail: string };

export interface LetterMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type LetterMailed =
  /** The program for mail has the whole letter. */
  | { readonly kind: 'opened' }
  /** It is too long for an address: it is in the clipboard. */
  | { readonly kind: 'opened-without-text' }
  | { readonly kind: 'not-opened'; readonly detail: string };
