import { z } from 'zod';
import { defineChannel, isEnabled, line } from './definition';

/** Messages into a Discord channel by its webhook. */
export const discord = defineChannel({
  schema: z.object({
    isEnabled,
    /** The name that the message shows; empty: the webhook's own. */
    userName: line(80).default(''),
    threadId: z
      .string()
      .regex(/^\d{0,20}$/, { error: 'not-a-whole-number' })
      .default(''),
  }),
  fields: {
    userName: { kind: 'text', isAdvanced: true, placeholder: 'Linewatch' },
    threadId: { kind: 'text', isAdvanced: true },
  },
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://discord.com/api/webhooks/…' },
  },
});
