import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { Failure } from '../engine/failure';
import { nothingMeasured, type ProviderResult } from '../engine/provider-result';

/** What a service asks for is believed within these bounds. */
const LEAST_MS = MINUTE_MS;
const MOST_MS = DAY_MS;

/** The HTTP statuses that turn a measurement away, each with how long, in ms, to leave the service alone by default. */
export type Refusals = Readonly<Record<number, number>>;

/** The statuses by themselves. */
export const getStatuses = (refusals: Refusals): readonly number[] => Object.keys(refusals).map(Number);

/**
 * Names a failure that comes from a refusing status as such, and finds how long to leave the service alone: as long
 * as it asks for (Retry-After) within a minute and a day, else the default of the status. Other results stay as
 * they are.
 */
export function withRefusal(result: ProviderResult, refusals: Refusals): ProviderResult {
  const { failure } = result;
  const usualMs = failure?.status === undefined ? undefined : refusals[failure.status];
  if (failure === null || usualMs === undefined) return result;
  const askedMs = failure.retryAfterMs;
  return {
    ...result,
    failure: { ...failure, reason: 'refused-by-provider' },
    holdOffMs: askedMs === undefined ? usualMs : Math.min(MOST_MS, Math.max(LEAST_MS, askedMs)),
  };
}

/** Nothing measured because of `failure`, which may be a refusal. */
export function refusedOrFailed(failure: Failure, refusals: Refusals): ProviderResult {
  return withRefusal(nothingMeasured(failure), refusals);
}
