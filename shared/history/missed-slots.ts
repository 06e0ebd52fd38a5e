import type { TimeRange } from '../time-range';
import type { Run } from '../run';

/** How many slots of the schedule a run stands for that was missed; 1 for every other run. */
export function getSlots(run: Run): number {
  return run.outcome === 'missed' ? run.slots : 1;
}

/**
 * How many of a missed run's slots lie within a stretch of time. Of many slots only the first, the last and their
 * number are recorded: they count as evenly spread.
 */
export function missedWithin(run: Extract<Run, { outcome: 'missed' }>, { from, to }: TimeRange): number {
  const { startedAt, finishedAt, slots } = run;
  if (slots === 1 || finishedAt <= startedAt) return startedAt >= from && startedAt < to ? slots : 0;
  const step = (finishedAt - startedAt) / (slots - 1);
  const before = (time: number) => Math.min(slots, Math.max(0, Math.ceil((time - startedAt) / step)));
  return before(to) - before(from);
}
