import { z } from 'zod';
import { MOST_WAITS, WAIT_MINUTES } from './retry-limits';

const waitMinutes = z.number().min(WAIT_MINUTES.least).max(WAIT_MINUTES.most);

/** What is tried again before anybody is told. */
export const retriesSchema = z.object({
  /** Whether a scheduled test that failed is repeated. */
  isEnabled: z.boolean().default(true),
  /** How long after each failure the next try comes. */
  waitsMinutes: z.array(waitMinutes).min(1).max(MOST_WAITS).default([1, 5, 15]),
  /** Whether a scheduled test that breaches a rule is repeated once, where the rule notifies after a single test. */
  confirmsBreaches: z.boolean().default(true),
  /** How long after a breach the test comes that is to confirm it. */
  confirmAfterMinutes: waitMinutes.default(1),
});
export type RetrySettings = z.infer<typeof retriesSchema>;

/** As a fresh installation has them. */
export const DEFAULT_RETRIES: RetrySettings = retriesSchema.parse({});
