import { z } from 'zod';
import { certificates, defineChannel, isEnabled, PEM_FIELD, serviceAddress } from './definition';
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
    server: serviceAddress.default('https://api.telegram.org'),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    chatId: { kind: 'text', isRequired: true, placeholder: '123456789' },
    threadId: { kind: 'text', isAdvanced: true },
    isSilent: { kind: 'switch', isAdvanced: true },
    server: { kind: 'url', isRequired: true, isAdvanced: true, placeholder: 'https://api.telegram.org' },
    ca: PEM_FIELD,
  },
  secrets: { token: { kind: 'text', isRequired: true, placeholder: '123456:ABC-DEF…' } },
  blames: {
    authentication: 'token',
    'recipient-refused': 'chatId',
    'not-permitted': 'chatId',
    moved: 'chatId',
    'thread-refused': 'threadId',
    'address-refused': 'server',
    'certificate-unreadable': 'ca',
  },
});
