import type { Exclusion } from '../exclusion';
import type { Outcome, Run } from '../run';

/** The longest reason, in characters (UTF-16 units). */
export const MAX_REASON_CHARACTERS = 200;

/** Outcomes of tests that were tried: only these are in statistics of the line and can be excluded. */
export const EXCLUDABLE_OUTCOMES = [
  'completed',
  'failed',
  'cancelled',
  'interrupted',
] as const satisfies readonly Outcome[];

/** Whether a test can be excluded from statistics: one that was missed or skipped measured nothing. */
export function isExcludable({ outcome }: Pick<Run, 'outcome'>): boolean {
  return EXCLUDABLE_OUTCOMES.some((candidate) => candidate === outcome);
}

/** Why a test does not count; null where it counts. */
export function getExclusion(run: Run): Exclusion | null {
  return run.exclusion ?? null;
}

export type ExclusionAnswer =
  | { readonly kind: 'saved' }
  /** The reason is empty once it is cleaned. */
  | { readonly kind: 'no-reason' }
  /** The test is no longer recorded, still runs, or measured nothing. */
  | { readonly kind: 'not-possible' }
  /** The disk refused; `detail` is what the system said. */
  | { readonly kind: 'not-written'; readonly detail: string };
