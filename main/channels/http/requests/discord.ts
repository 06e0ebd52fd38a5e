import type { Tone } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { postJson, type BuildRequest } from './request';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const MAX_DESCRIPTION = 4_096;
/** Of 2000 characters for the text above the embed; escaping may double its length. */
const MAX_TITLE = 900;

const COLOURS: Readonly<Record<Tone, number>> = {
  good: 0x2f9e44,
  warning: 0xf08c00,
  bad: 0xe03131,
  neutral: 0x868e96,
};

/** An embed with the message, and its title as the text above. */
export const discord: BuildRequest<'discord'> = (
  { message, createdAt },
  settings,
  { webhookUrl = '' },
  { closing },
) => {
  const description = cutTo(escaped(bodyText(message)), MAX_DESCRIPTION, closing);
  const embed = {
    description,
    color: COLOURS[message.tone],
    timestamp: new Date(createdAt).toISOString(),
  };
  return postJson(getAddress(webhookUrl, settings.threadId), {
    ...(settings.userName !== '' && { username: settings.userName }),
    content: escaped(cutTo(message.title, MAX_TITLE, '')),
    // An embed without text is refused.
    embeds: description === '' ? [] : [embed],
    // Mentions in a name must not notify anybody.
    allowed_mentions: { parse: [] },
  });
};

/** With `wait`, the response is sent after the message was stored. */
function getAddress(webhookUrl: string, threadId: string): string {
  const url = new URL(webhookUrl);
  url.searchParams.set('wait', 'true');
  if (threadId !== '') url.searchParams.set('thread_id', threadId);
  return url.href;
}

/** Escapes the characters of Discord’s markup. */
function escaped(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&');
}
