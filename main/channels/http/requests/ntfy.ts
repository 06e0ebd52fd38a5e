import type { Tone } from '../../../../shared/messages/message';
import { bodyText, getBytes, cutTo } from '../../plain-text';
import { basicLogin, postJson, under, type BuildRequest } from './request';

/** A longer message becomes an attachment; https://docs.ntfy.sh/publish/#limitations. */
const MAX_BYTES = 4_096;
/** The server reads twice as many bytes of JSON; the rest of it takes less than this. */
const MAX_JSON_BYTES = 2 * MAX_BYTES - 2_048;
const MAX_TITLE = 250;
const MAX_SEQUENCE_ID = 64;
const [NORMAL, HIGH] = [3, 4];

/** Short codes of the pictures before the title. */
const TAGS: Readonly<Record<Tone, readonly string[]>> = {
  good: ['white_check_mark'],
  warning: ['warning'],
  bad: ['rotating_light'],
  neutral: [],
};

/** A message as JSON, so that any language fits. */
export const ntfy: BuildRequest<'ntfy'> = ({ message, messageId }, settings, { token, login }, { closing }) =>
  postJson(
    under(settings.server, ''),
    {
      topic: settings.topic,
      title: cutTo(message.title, MAX_TITLE, ''),
      message: cutTo(bodyText(message) || message.title, MAX_BYTES, closing, getSize),
      priority: message.tone === 'bad' && settings.isUrgentLoud ? HIGH : NORMAL,
      tags: TAGS[message.tone],
      // A copy replaces what came before, on servers from version 2.16 on; older ones leave it unread.
      sequence_id: messageId.replace(/[^-_A-Za-z0-9]/g, '').slice(0, MAX_SEQUENCE_ID),
    },
    token === undefined ? basicLogin(login) : { Authorization: `Bearer ${token}` },
  );

/** Bytes of a text, or where its JSON is the tighter fit, as many as make it fit. */
function getSize(text: string): number {
  const asJson = (getBytes(JSON.stringify(text)) * MAX_BYTES) / MAX_JSON_BYTES;
  return Math.max(getBytes(text), asJson);
}
