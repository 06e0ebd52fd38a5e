import { DAY_MS } from '../../../shared/durations';
import { localTimeAt } from '../../../shared/local-time';
import type { MissReason } from '../../../shared/unmeasured';
import type { ScheduleState } from './ports';
import { compile, planFrom, getSpecification, type SchedulePlan } from './plan';
import { countSlots, slotsAfter, type SlotCount } from './slots';
import type { Stretch } from './timeline';

/** Slots that passed for the same reason. */
export interface MissedSlots extends SlotCount {
  readonly reason: MissReason;
}

/** Slots that are due, by the plan that they are of. */
export interface DueSlots extends MissedSlots {
  /** The text of that plan. */
  readonly specification: string;
}

export interface DueQuestion {
  readonly stored: ScheduleState;
  /** The plan of now; null while the schedule is paused. */
  readonly plan: SchedulePlan | null;
  readonly now: number;
  /** Slots after this are not due. */
  readonly until: number;
  readonly stretches: readonly Stretch[];
  /** The newest slot until now of which there is a record; null where there is none. */
  readonly lastRecordedAt: () => number | null;
}

/** So few missed slots are recorded one by one; more are summed up. */
const MAX_SINGLE = 24;

/** A schedule that seems to be behind its own records by so much had a clock that was wrong. */
const IMPLAUSIBLE_MS = 31 * DAY_MS;

/**
 * Every slot that is due and has no run yet, oldest first, in stretches of one reason. By the plan of then; after a
 * change of the time zone also the times of the day that the clock has passed over by it.
 */
export function dueSlots(question: DueQuestion): readonly DueSlots[] {
  const { stored, plan, now } = question;
  const isChanged = plan === null || getSpecification(plan) !== stored.specification;
  const before = isChanged ? planFrom(stored.specification) : plan;
  const hasNewZone = before !== null && plan !== null && isSameButZone(before, plan);
  const otherwise = hasNewZone ? 'zone-changed' : isChanged ? 'schedule-changed' : 'not-running';
  return [...dueBefore(before, question, otherwise), ...(hasNewZone ? lostByZone(before, plan, now) : [])];
}

/** Whether a due time lies further ahead than the next slot can: the clock was set back since. */
export function isAheadOfClock(stored: ScheduleState, now: number, toleranceMs: number): boolean {
  const plan = planFrom(stored.specification);
  if (plan === null) return false;
  const [next] = slotsAfter(plan, now + toleranceMs, 1);
  return next !== undefined && stored.nextDueAt > next;
}

/** The slots without the newest one, which has its run. */
export function withoutNewest(due: readonly DueSlots[]): readonly DueSlots[] {
  const newest = due.at(-1);
  if (newest === undefined) return [];
  const others = due.slice(0, -1);
  const plan = planFrom(newest.specification);
  if (newest.count === 1 || plan === null) return others;
  const rest = countSlots(plan, newest.firstAt - 1, newest.lastAt - 1);
  return rest === null ? others : [...others, { ...newest, ...rest }];
}

/** Slots as they are recorded: few of them one by one, many as one. */
export function toRecord(due: readonly DueSlots[]): readonly MissedSlots[] {
  return due.flatMap(({ specification, ...slots }): readonly MissedSlots[] => {
    const plan = planFrom(specification);
    if (plan === null || slots.count === 1 || slots.count > MAX_SINGLE) return [slots];
    return slotsAfter(plan, slots.firstAt - 1, slots.count).map((slot) => ({
      reason: slots.reason,
      firstAt: slot,
      lastAt: slot,
      count: 1,
    }));
  });
}

function dueBefore(
  plan: SchedulePlan | null,
  { stored, until, stretches, lastRecordedAt }: DueQuestion,
  otherwise: MissReason,
): readonly DueSlots[] {
  const { specification, nextDueAt } = stored;
  if (nextDueAt > until) return [];
  if (plan === null) {
    const reason = findReason(nextDueAt, stretches, otherwise);
    return [{ specification, reason, firstAt: nextDueAt, lastAt: nextDueAt, count: 1 }];
  }
  const recordedAt = until - nextDueAt > IMPLAUSIBLE_MS ? lastRecordedAt() : null;
  const isBehind = recordedAt !== null && recordedAt - nextDueAt > IMPLAUSIBLE_MS;
  const after = isBehind ? recordedAt : nextDueAt - 1;
  return splitByReason(plan, { after, until, stretches, otherwise });
}

interface Span {
  readonly after: number;
  readonly until: number;
  readonly stretches: readonly Stretch[];
  readonly otherwise: MissReason;
}

/** The slots of a span, cut where the reason changes. */
function splitByReason(
  plan: SchedulePlan,
  { after, until, stretches, otherwise }: Span,
): readonly DueSlots[] {
  const specification = getSpecification(plan);
  const edges = stretches
    .flatMap(({ from, to }) => [from, to])
    .filter((edge) => edge > after && edge < until);
  const cuts = [...new Set([...edges, until])].sort((a, b) => a - b);
  const found: DueSlots[] = [];
  let begin = after;
  for (const end of cuts) {
    const slots = countSlots(plan, begin, end);
    begin = end;
    if (slots === null) continue;
    const reason = findReason(slots.firstAt, stretches, otherwise);
    const last = found.at(-1);
    if (last?.reason === reason) {
      found[found.length - 1] = { ...last, lastAt: slots.lastAt, count: last.count + slots.count };
    } else found.push({ ...slots, specification, reason });
  }
  return found;
}

/** Of several stretches the newest one speaks. */
function findReason(slot: number, stretches: readonly Stretch[], otherwise: MissReason): MissReason {
  return stretches.findLast(({ from, to }) => slot > from && slot <= to)?.reason ?? otherwise;
}

function isSameButZone(before: SchedulePlan, plan: SchedulePlan): boolean {
  return (
    before.timeZone !== plan.timeZone && before.pattern === plan.pattern && before.offsetMs === plan.offsetMs
  );
}

/** Times of the day that the clock of a new zone is past, and that the clock of the old one had not reached yet. */
function lostByZone(before: SchedulePlan, plan: SchedulePlan, now: number): readonly DueSlots[] {
  if (compile(plan).isInterval) return [];
  const forwardMs = localTimeAt(now, plan.timeZone) - localTimeAt(now, before.timeZone);
  const slots = forwardMs <= 0 ? null : countSlots(plan, now - forwardMs, now);
  return slots === null ? [] : [{ ...slots, specification: getSpecification(plan), reason: 'zone-changed' }];
}
