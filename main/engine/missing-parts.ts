import type { FailureReason, MissingPart } from '../../shared/run';
import type { Failure } from './failure';

/** Reasons that may affect one address of a server only. */
const OF_ONE_ADDRESS: readonly FailureReason[] = ['http-status', 'bad-answer', 'refused', 'timeout'];
/** Reasons that affect the whole service or computer. */
const OF_EVERYTHING: readonly FailureReason[] = ['refused-by-provider', 'captive-portal', 'standstill'];

/** A failed part and the alternatives. */
export interface FailedPart {
  readonly failure: Failure;
  /** Bytes that the part transferred before it failed. */
  readonly bytes: number;
  /** HTTP statuses that refuse the whole measurement. */
  readonly refusals?: readonly number[];
  /** Whether another provider is tried if this one measures nothing. */
  readonly hasAlternative: boolean;
}

/**
 * Whether the other parts are still worth measuring after one failed: they may work, and no other provider would
 * measure all of them.
 */
export function isWorthGoingOn({ failure, bytes, refusals = [], hasAlternative }: FailedPart): boolean {
  if (OF_EVERYTHING.includes(failure.reason)) return false;
  if (failure.status !== undefined && refusals.includes(failure.status)) return false;
  return bytes > 0 || (!hasAlternative && OF_ONE_ADDRESS.includes(failure.reason));
}

/** A part with the reason why it is missing. */
export function missingPart(part: MissingPart['part'], { reason, detail }: Failure): MissingPart {
  return { part, reason, detail };
}
