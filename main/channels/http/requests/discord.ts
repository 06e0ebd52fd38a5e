import type { Tone } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { postJson, type BuildRequest } from './request';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const MAX_DESCRIPTION = 4_096;
/** Of 2000 for the text above the embed: escaped, it may be twice as long. */
const MAX_TITLE = 900;

const COLOURS: Readonly<Record<Tone, number>> = {
  good: 0x2f9e44,
  warning: 0xf08c00,
  bad: 0xe03131,
  neutral: 0x868e96,
};

/** An embed with the message; the title is the text above it. */
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
    // Whatever a name contains, it calls nobody.
    allowed_mentions: { parse: [] },
  });
};

/** With `wait` the answer comes when the message is stored. */
function getAddress(webhookUrl: string, threadId: string): string {
  const url = new URL(webhookUrl);
  url.searchParams.set('wait', 'true');
  if (threadId !== '') url.searchParams.set('thread_id', threadId);
  return url.href;
}

/** Takes their meaning from the characters of Discord's markup. */
function escaped(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@-]/g, '\\$&');
}
