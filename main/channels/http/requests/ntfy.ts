import type { Tone } from '../../../../shared/messages/message';
import { bodyText, getBytes, cutTo } from '../../plain-text';
import { basicLogin, postJson, under, type BuildRequest } from './request';

/** Longer messages become attachments; https://docs.ntfy.sh/publish/#limitations. */
const MAX_BYTES = 4_096;
/**
 * Maximum size of the message as JSON: the server reads twice as many bytes, and the other members take less than
 * this reserve.
 */
const MAX_JSON_BYTES = 2 * MAX_BYTES - 2_048;
const MAX_TITLE = 250;
const MAX_SEQUENCE_ID = 64;
const [NORMAL, HIGH] = [3, 4];

/** Short codes of the emoji before the title. */
const TAGS: Readonly<Record<Tone, readonly string[]>> = {
  good: ['white_check_mark'],
  warning: ['warning'],
  bad: ['rotating_light'],
  neutral: [],
};

/** A message as JSON, which supports any language. */
export const ntfy: BuildRequest<'ntfy'> = ({ message, messageId }, settings, { token, login }, { closing }) =>
  postJson(
    under(settings.server, ''),
    {
      topic: settings.topic,
      title: cutTo(message.title, MAX_TITLE, ''),
      message: cutTo(bodyText(message) || message.title, MAX_BYTES, closing, getSize),
      priority: message.tone === 'bad' && settings.isUrgentLoud ? HIGH : NORMAL,
      tags: TAGS[message.tone],
      // A copy replaces the earlier message on servers since version 2.16; older ones ignore it.
      sequence_id: messageId.replace(/[^-_A-Za-z0-9]/g, '').slice(0, MAX_SEQUENCE_ID),
    },
    token === undefined ? basicLogin(login) : { Authorization: `Bearer ${token}` },
  );

/** Bytes of a text, or its equivalent if its JSON exceeds the limit first. */
function getSize(text: string): number {
  const asJson = (getBytes(JSON.stringify(text)) * MAX_BYTES) / MAX_JSON_BYTES;
  return Math.max(getBytes(text), asJson);
}
