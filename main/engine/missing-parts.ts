import type { FailureReason, MissingPart } from '../../shared/run';
import type { Failure } from './failure';

/** What fails for these reasons can be one address of a server, while its others answer. */
const OF_ONE_ADDRESS: readonly FailureReason[] = ['http-status', 'bad-answer', 'refused', 'timeout'];
/** After these the service, or the computer, is not asked for more. */
const OF_EVERYTHING: readonly FailureReason[] = ['refused-by-provider', 'captive-portal', 'standstill'];

/** What failed, and what may be tried in its place. */
export interface FailedPart {
  readonly failure: Failure;
  /** What the part moved before it failed. */
  readonly bytes: number;
  /** HTTP statuses that turn the whole measurement away. */
  readonly refusals?: readonly number[];
  /** Whether another provider is tried where this one measures nothing. */
  readonly hasAlternative: boolean;
}

/**
 * Whether the other parts are still worth measuring after one failed: what did not work may work for them, and no other
 * provider would measure all of it.
 */
export function isWorthGoingOn({ failure, bytes, refusals = [], hasAlternative }: FailedPart): boolean {
  if (OF_EVERYTHING.includes(failure.reason)) return false;
  if (failure.status !== undefined && refusals.includes(failure.status)) return false;
  return bytes > 0 || (!hasAlternative && OF_ONE_ADDRESS.includes(failure.reason));
}

/** A part with why it is missing. */
export function missingPart(part: MissingPart['part'], { reason, detail }: Failure): MissingPart {
  return { part, reason, detail };
}
