import { z } from 'zod';
import { defineChannel, isEnabled } from './definition';

/**
 * A sign of life to a service such as healthchecks.io, which tells when it stays away: so a computer that is off is
 * noticed from outside.
 */
export const ping = defineChannel({
  schema: z.object({
    isEnabled,
    /** Calls `<address>/fail` for bad news; otherwise every message counts as a sign of life. */
    isFailureTold: z.boolean().default(true),
  }),
  fields: { isFailureTold: { kind: 'switch', isAdvanced: true } },
  secrets: { url: { kind: 'url', isRequired: true, placeholder: 'https://hc-ping.com/…' } },
});
