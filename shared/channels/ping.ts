import { z } from 'zod';
import { certificates, defineChannel, isEnabled, PEM_FIELD } from './definition';
/**
 * A heartbeat after each run to a service such as healthchecks.io, which tells when it stays away: so a computer that is
 * off is noticed from outside. No rule decides about it.
 */
export const ping = defineChannel({
  schema: z.object({
    isEnabled,
    /** Says of a run that failed that it did; otherwise it gives no heartbeat. */
    isFailureTold: z.boolean().default(true),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: { isFailureTold: { kind: 'switch', isAdvanced: true }, ca: PEM_FIELD },
  secrets: { url: { kind: 'url', isRequired: true, placeholder: 'https://hc-ping.com/…' } },
  blames: {
    'address-refused': 'url',
    authentication: 'url',
    'certificate-unreadable': 'ca',
  },
});
