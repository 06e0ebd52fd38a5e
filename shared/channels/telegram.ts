import { z } from 'zod';
import { defineChannel, isEnabled, webAddress } from './definition';

/** Messages of a Telegram bot of the user's own. */
export const telegram = defineChannel({
  schema: z.object({
    isEnabled,
    /** Number of a chat, or @name of a channel. */
    chatId: z
      .string()
      .regex(/^(?:-?\d{1,20}|@[A-Za-z0-9_]{4,64})?$/, { error: 'not-a-chat' })
      .default(''),
    /** Number of a topic in a group; empty: none. */
    threadId: z
      .string()
      .regex(/^\d{0,15}$/, { error: 'not-a-whole-number' })
      .default(''),
    isSilent: z.boolean().default(false),
    server: webAddress.default('https://api.telegram.org'),
  }),
  fields: {
    chatId: { kind: 'text', isRequired: true, placeholder: '123456789' },
    threadId: { kind: 'text', isAdvanced: true },
    isSilent: { kind: 'switch', isAdvanced: true },
    server: { kind: 'url', isRequired: true, isAdvanced: true, placeholder: 'https://api.telegram.org' },
  },
  secrets: { token: { kind: 'text', isRequired: true, placeholder: '123456:ABC-DEF…' } },
});
