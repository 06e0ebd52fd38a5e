import { z } from 'zod';

/** A time in which the main process did nothing. Persisted while it lasts. */
export const standstillSchema = z.object({
  /** Wall-clock time of its last sign of life. */
  startedAt: z.number(),
  /** How long it lasted, or has lasted until now; time in which the computer slept does not count. */
  durationMs: z.number(),
  /** What it had begun last, in the program’s own words (`request history:read`); empty where nothing is known. */
  doing: z.string(),
});
export type Standstill = z.infer<typeof standstillSchema>;
