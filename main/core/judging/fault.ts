import { DAY_MS } from '../../../shared/durations';
import type { RuleMemory } from './memory';
import type { Weighing } from './weigh';

/** A rule that cannot be judged is told of again after so long: it would otherwise speak after every run. */
const TOLD_EVERY_MS = DAY_MS;

/** What is found of a rule that could not be judged: worth telling, unless that was told within a day. */
export function findFault({ breachedSince, faultToldAt }: RuleMemory, now: number): Weighing['finding'] {
  // A time ahead of now is of a wrong clock.
  const isTold = faultToldAt !== null && faultToldAt <= now && now - faultToldAt < TOLD_EVERY_MS;
  return {
    reason: isTold ? 'judging-failed-still' : 'judging-failed',
    count: null,
    since: breachedSince,
    toldBeforeAt: faultToldAt,
    isConfirmed: false,
  };
}
