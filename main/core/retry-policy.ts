import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import { lowest } from '../../shared/extremes';
import type { DeliveryAttempt } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { NextStep } from './outbox';
import type { DeliveryResult } from './ports';

/** Waits after the first tries of a series; afterwards HOURLY. Quick at first: mostly the line is back at once. */
const FIRST_WAITS_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS];
const HOURLY_MS = HOUR_MS;
/** Up to this share of an hour is added at random, so that many computers do not come back in step. */
const JITTER_SHARE = 0.1;

/**
 * Waits after tries that may have delivered, then daily: the reader may get a copy by each, so they soon
 * become rare.
 */
const UNCERTAIN_WAITS_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS];
const UNCERTAIN_DAILY_MS = DAY_MS;

/** A message that was answered so often without a proof waits for a person, who can see whether it is there. */
export const UNPROVEN_TRIES = 3;

/** Who asks for a longer wait is asked again all the same. */
const LONGEST_ASKED_WAIT_MS = 6 * HOUR_MS;

/** No wait between two tries is longer. */
export const LONGEST_WAIT_MS = Math.max(LONGEST_ASKED_WAIT_MS, UNCERTAIN_DAILY_MS);

/** RFC 5321 §4.5.4.1: the give-up time "generally needs to be at least 4-5 days". */
export const GIVE_UP_AFTER_MS = 5 * DAY_MS;
/** A computer that slept for a week has not tried for a week: only this many tries count as given up. */
export const GIVE_UP_TRIES = 12;
/** Between two tries nobody waits as long: the computer was off, or its clock was behind at the first of them. */
const NO_TRIES_MS = 2 * LONGEST_WAIT_MS;

/** What follows from an attempt, and how the log names it. */
export interface Consequence {
  readonly next: NextStep;
  readonly outcome: DeliveryAttempt['outcome'];
  readonly problem: DeliveryProblem | null;
}

/**
 * Decides what becomes of a message after an attempt at `now`. Tries are counted from the last attempt that
 * ended as blocked or failed, if any: whoever asks for another try gets the whole series again.
 */
export function decideNext(
  message: { readonly attempts: readonly DeliveryAttempt[] },
  result: DeliveryResult,
  now: number,
  random: () => number,
): Consequence {
  switch (result.kind) {
    case 'accepted':
      return { next: { state: 'sent' }, outcome: 'accepted', problem: null };
    case 'blocked':
      return { next: { state: 'blocked' }, outcome: 'blocked', problem: result.problem };
    case 'failed':
      return { next: { state: 'failed' }, outcome: 'failed', problem: result.problem };
    case 'retry': {
      const series = getSeries(message);
      const tries = series.attempts.length + 1;
      if (now - series.startedAt >= GIVE_UP_AFTER_MS && tries >= GIVE_UP_TRIES) {
        return { next: { state: 'failed' }, outcome: 'failed', problem: 'expired' };
      }
      if (result.problem === 'unproven' && unprovenTries(message.attempts) + 1 >= UNPROVEN_TRIES) {
        return { next: { state: 'blocked' }, outcome: 'blocked', problem: 'unproven' };
      }
      const asked = Math.min(result.retryAfterMs ?? 0, LONGEST_ASKED_WAIT_MS);
      const own = result.isMaybeDelivered ? waitAfterUncertain(series.attempts) : waitAfter(tries, random);
      const nextAttemptAt = now + Math.max(own, asked);
      return { next: { state: 'pending', nextAttemptAt }, outcome: 'retry', problem: result.problem };
    }
  }
}

/** How long to wait after so many tries, in ms. */
function waitAfter(tries: number, random: () => number): number {
  return FIRST_WAITS_MS[tries - 1] ?? Math.round(HOURLY_MS * (1 + JITTER_SHARE * random()));
}

/** How long to wait after one more try that may have delivered, in ms. */
function waitAfterUncertain(attempts: readonly DeliveryAttempt[]): number {
  const before = attempts.filter(({ isMaybeDelivered }) => isMaybeDelivered).length;
  return UNCERTAIN_WAITS_MS[before] ?? UNCERTAIN_DAILY_MS;
}

function unprovenTries(attempts: readonly DeliveryAttempt[]): number {
  return attempts.filter(({ problem }) => problem === 'unproven').length;
}

/** The attempts since the last one that ended as blocked or failed, and when they began. */
function getSeries(message: { readonly attempts: readonly DeliveryAttempt[] }): {
  readonly startedAt: number;
  readonly attempts: readonly DeliveryAttempt[];
} {
  const lastEnd = message.attempts.findLastIndex(
    ({ outcome }) => outcome === 'blocked' || outcome === 'failed',
  );
  const attempts = message.attempts.slice(lastEnd + 1);
  // While nobody tried, no time counts; and a clock that was ahead makes no try younger than the next one.
  const times = attempts.map((attempt) => attempt.startedAt);
  const lastPause = times.findLastIndex((time, index) => time - (times[index - 1] ?? time) > NO_TRIES_MS);
  const startedAt = lowest(times.slice(Math.max(lastPause, 0)));
  return { startedAt, attempts };
}
