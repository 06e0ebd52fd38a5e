import { DAY_MS } from '../../../shared/durations';
import type { RuleMemory } from './memory';
import type { Weighing } from './weigh';

/** Minimum interval between reports of a rule that cannot be judged, in ms; otherwise every run would cause one. */
const TOLD_EVERY_MS = DAY_MS;

/** The evaluation of a rule that could not be judged: it is reported unless that was done within a day. */
export function findFault({ breachedSince, faultToldAt }: RuleMemory, now: number): Weighing['finding'] {
  // A time in the future comes from a wrong clock.
  const isTold = faultToldAt !== null && faultToldAt <= now && now - faultToldAt < TOLD_EVERY_MS;
  return {
    reason: isTold ? 'judging-failed-still' : 'judging-failed',
    count: null,
    since: breachedSince,
    toldBeforeAt: faultToldAt,
    isConfirmed: false,
  };
}
