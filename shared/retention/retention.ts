import { z } from 'zod';

/** The shortest time for which single tests are kept: what rules, digests and reports look back on is shorter. */
export const LEAST_KEPT_MONTHS = 6;
export const MOST_KEPT_MONTHS = 600;
/** Times that the window offers, in months. */
export const KEPT_MONTHS_CHOICES = [120, 60, 36, 24, 12, 6] as const;

/** For how many months single tests are kept. */
export const keptMonths = z.number().int().min(LEAST_KEPT_MONTHS).max(MOST_KEPT_MONTHS);

export const recordsSchema = z.object({
  /**
   * For how many months single tests are kept; of older ones what they were hour by hour stays. Null keeps them for ever.
   */
  keepTestsMonths: keptMonths.nullable().default(null),
});

/** What keeping single tests for a limited time would remove now. Times in ms since the epoch. */
export interface RetentionPreview {
  readonly months: number;
  /** Tests that would be removed, and the first and last time of them; null without any. */
  readonly tests: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Older tests that stay: those with a note, excluded, imported, of a campaign, or with a message that waits. */
  readonly staying: number;
  /** The size of the records now, and about what would be freed, in bytes. */
  readonly bytes: number;
  readonly freedBytes: number;
}

/** What comes of a look at it. */
export type RetentionPreviewAnswer =
  | { readonly kind: 'preview'; readonly preview: RetentionPreview }
  | { readonly kind: 'failed'; readonly detail: string };

/** Tests that were removed because of their age. */
export interface ThinnedTime {
  /** Single tests of before this moment were removed. */
  readonly until: number;
  readonly tests: number;
}

/** How long single tests are kept, as it is in force. */
export interface RetentionState {
  /** As it is set; null for ever. */
  readonly months: number | null;
  /** Whether the user has seen what is removed and agreed to it: nothing is removed before. */
  readonly isConfirmed: boolean;
  /** What was removed until now; null where nothing was. */
  readonly thinned: ThinnedTime | null;
}
