import { z } from 'zod';
import { certificates, defineChannel, isEnabled, PEM_FIELD } from './definition';
/** Messages into a Slack channel by an incoming webhook. */
export const slack = defineChannel({
  schema: z.object({
    isEnabled,
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: { ca: PEM_FIELD },
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://hooks.slack.com/services/…' },
  },
  blames: {
    authentication: 'webhookUrl',
    'address-refused': 'webhookUrl',
    'certificate-unreadable': 'ca',
  },
});
