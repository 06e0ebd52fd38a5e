import { escapeTags } from '../../../../shared/texts/markup';
import type { Message } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { postJson, type BuildRequest } from './request';

/** https://docs.slack.dev/reference/block-kit/blocks */
const MAX_TEXT = 3_000;
const MAX_HEADER = 150;

/** A header and a section of plain text. */
export const slack: BuildRequest<'slack'> = ({ message }, _settings, { webhookUrl = '' }, { closing }) =>
  postJson(webhookUrl, {
    // Shown in notifications.
    text: escapeTags(cutTo(message.title, MAX_TEXT / 2, '')),
    blocks: [
      { type: 'header', text: plain(cutTo(message.title, MAX_HEADER, '', lengthEscaped)) },
      ...toBlocks(message, closing),
    ],
  });

function toBlocks(message: Message, closing: string): readonly object[] {
  const body = cutTo(bodyText(message), MAX_TEXT, closing, lengthEscaped);
  return body === '' ? [] : [{ type: 'section', text: plain(body) }];
}

/**
 * A plain text object, in which markup has no effect.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
function plain(text: string): object {
  return { type: 'plain_text', text: escapeTags(text), emoji: false };
}

function lengthEscaped(text: string): number {
  return escapeTags(text).length;
}
