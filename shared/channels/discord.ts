import { z } from 'zod';
import { typedLine } from '../typed-text';
import { certificates, defineChannel, isEnabled, PEM_FIELD } from './definition';
/** Messages into a Discord channel by its webhook. */
export const discord = defineChannel({
  schema: z.object({
    isEnabled,
    /** The name that the message shows; empty: the webhook's own. */
    userName: typedLine(80).default(''),
    threadId: z
      .string()
      .regex(/^\d{0,20}$/, { error: 'not-a-whole-number' })
      .default(''),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    userName: { kind: 'text', isAdvanced: true, placeholder: 'Linewatch' },
    threadId: { kind: 'text', isAdvanced: true },
    ca: PEM_FIELD,
  },
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://discord.com/api/webhooks/…' },
  },
  blames: {
    authentication: 'webhookUrl',
    'address-refused': 'webhookUrl',
    'thread-refused': 'threadId',
    'setting-refused': 'userName',
    'certificate-unreadable': 'ca',
  },
});
