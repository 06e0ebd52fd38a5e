import { FIRST_SCHEDULE_ID, UNTIL_RESUMED } from '../../../shared/schedule/kinds';
import type { Json } from './upgrade-rules';

/** Until version 4 there was one schedule. It is the first of the list, with all that was set in it, right or wrong. */
export function scheduleAsList({ schedule, ...others }: Json): Json {
  if (schedule === undefined) return others;
  // What is no schedule at all stays in place of the list, where it is named.
  if (typeof schedule !== 'object' || schedule === null || Array.isArray(schedule)) {
    return { ...others, schedules: schedule };
  }
  const { isPaused, ...rest } = schedule as Json;
  const first = { id: FIRST_SCHEDULE_ID, ...rest, ...toPause(isPaused) };
  return { ...others, schedules: [first] };
}

/** A pause that is neither on nor off keeps its value, so that it is named as well. */
function toPause(isPaused: unknown): Json {
  if (isPaused === undefined || isPaused === false) return {};
  return { pausedUntil: isPaused === true ? UNTIL_RESUMED : isPaused };
}
