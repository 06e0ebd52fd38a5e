import { z } from 'zod';
import { escapeTags } from '../markup';
import type { Message } from '../message';
import { certificates, isEnabled, PEM_FIELD, serviceAddress } from './definition';
import { defineHttpChannel, postJson, under } from './http';
import { bodyText, cutTo } from './plain-text';

/** https://core.telegram.org/bots/api#sendmessage: after the markup is taken out. */
const MAX_CHARACTERS = 4_096;

/** Messages of a Telegram bot of the user's own. */
export const telegram = defineHttpChannel({
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
  request: ({ message }, settings, { token = '' }, { closing }) =>
    postJson(under(settings.server, `bot${token.replace(/[^\w:-]/g, encodeURIComponent)}/sendMessage`), {
      chat_id: settings.chatId,
      ...(settings.threadId !== '' && { message_thread_id: Number(settings.threadId) }),
      text: textOf(message, closing),
      parse_mode: 'HTML',
      disable_notification: settings.isSilent,
      link_preview_options: { is_disabled: true },
    }),
});

/** Both counted as Telegram does, without markup. */
function textOf(message: Message, closing: string): string {
  const title = cutTo(message.title, MAX_CHARACTERS / 2, '');
  const body = cutTo(bodyText(message), MAX_CHARACTERS - title.length - 2, closing);
  return `<b>${escapeTags(title)}</b>\n\n${escapeTags(body)}`;
}
