import type { ScheduleState, SlotRecords } from './ports';
import { planFrom, getSpecification, type SchedulePlan } from './plan';
import { countSlots, slotsAfter } from './slots';

/** Where a schedule stands when every slot until now is settled; null where none comes any more. */
export function nextState(plan: SchedulePlan, now: number): ScheduleState | null {
  const [nextDueAt] = slotsAfter(plan, now, 1);
  return nextDueAt === undefined ? null : { specification: getSpecification(plan), nextDueAt };
}

/** Whether a schedule still stands where it stood. */
export function isSameState(one: ScheduleState | undefined, other: ScheduleState): boolean {
  return one?.nextDueAt === other.nextDueAt && one.specification === other.specification;
}

/** The clock was set back: slots that it had been set forward over are not missed, as far as they lie ahead. */
export function takeBackMissed(
  records: SlotRecords,
  scheduleId: string,
  { specification }: ScheduleState,
  now: number,
): void {
  const plan = planFrom(specification);
  for (const { id, firstAt } of records.skippedAhead(scheduleId, now)) {
    records.shortenMissed(id, plan === null ? null : countSlots(plan, firstAt - 1, now));
  }
}
