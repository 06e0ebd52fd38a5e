import { z } from 'zod';
import { DAY_MS } from '../../../shared/durations';
import type { NewVersion } from '../../../shared/updates/updates';
import { isNewer } from './version';

/** For so long nothing is said of a version that a person has put off, in ms. */
export const LATER_MS = 3 * DAY_MS;

/** What is remembered of updates from one start to the next. */
export const updateMemorySchema = z.object({
  checkedAt: z.number().nullable().default(null),
  newest: z
    .object({ version: z.string(), notes: z.array(z.string()) })
    .nullable()
    .default(null),
  /** Version that is not wanted. */
  skipped: z.string().nullable().default(null),
  /** Until then nothing is said of the newest version. */
  deferredUntil: z.number().nullable().default(null),
});
export type UpdateMemory = Readonly<z.infer<typeof updateMemorySchema>>;

export const NOTHING_REMEMBERED: UpdateMemory = updateMemorySchema.parse({});

/**
 * Whether it is time to look for an update: once a day. A clock that was set back makes nothing due; the day counts
 * from then on.
 */
export function isCheckDue({ checkedAt }: UpdateMemory, now: number): boolean {
  return checkedAt === null || now - checkedAt >= DAY_MS;
}

/** The memory with a last look that is not in the future, which would put off the next one for as long. */
export function afterClockChange(memory: UpdateMemory, now: number): UpdateMemory {
  return memory.checkedAt !== null && memory.checkedAt > now ? { ...memory, checkedAt: now } : memory;
}

/** The newest version that is known, if it is newer than this one; null without any. */
export function newestKnown({ newest }: UpdateMemory, current: string): NewVersion | null {
  return newest !== null && isNewer(newest.version, current) ? newest : null;
}

/** Whether a person wants to hear nothing of a version now. */
export function isPutOff({ skipped, deferredUntil }: UpdateMemory, version: string, now: number): boolean {
  if (skipped === version) return true;
  return deferredUntil !== null && deferredUntil > now && deferredUntil - now <= LATER_MS;
}
