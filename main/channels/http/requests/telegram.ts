import { escapeTags } from '../../../../shared/texts/markup';
import type { Message } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { postJson, under, type BuildRequest } from './request';

/** https://core.telegram.org/bots/api#sendmessage: without markup. */
const MAX_CHARACTERS = 4_096;

/** A message in HTML, the title in bold. */
export const telegram: BuildRequest<'telegram'> = ({ message }, settings, { token = '' }, { closing }) =>
  postJson(under(settings.server, `bot${token.replace(/[^\w:-]/g, encodeURIComponent)}/sendMessage`), {
    chat_id: settings.chatId,
    ...(settings.threadId !== '' && { message_thread_id: Number(settings.threadId) }),
    text: toText(message, closing),
    parse_mode: 'HTML',
    disable_notification: settings.isSilent,
    link_preview_options: { is_disabled: true },
  });

/** The text within the limit, counted like Telegram without markup. */
function toText(message: Message, closing: string): string {
  const title = cutTo(message.title, MAX_CHARACTERS / 2, '');
  const body = cutTo(bodyText(message), MAX_CHARACTERS - title.length - 2, closing);
  return `<b>${escapeTags(title)}</b>\n\n${escapeTags(body)}`;
}
