import { bodyText, getCodePoints, cutTo } from '../../plain-text';
import { postJson, under, type BuildRequest } from './request';

const PRIORITY = { low: -1, normal: 0, high: 1 } as const;

/** In characters of up to four bytes: https://pushover.net/api#limits */
const MAX_TITLE = 250;
const MAX_MESSAGE = 1_024;

/** A message with a title and a priority. */
export const pushover: BuildRequest<'pushover'> = (
  { message, createdAt },
  settings,
  { user, token },
  { closing },
) =>
  postJson(under(settings.server, '1/messages.json'), {
    token,
    user,
    title: cutTo(message.title, MAX_TITLE, '', getCodePoints),
    message: cutTo(bodyText(message) || message.title, MAX_MESSAGE, closing, getCodePoints),
    priority: PRIORITY[message.tone === 'bad' ? settings.badPriority : settings.priority],
    timestamp: Math.floor(createdAt / 1_000),
    ...(settings.devices.length > 0 && { device: settings.devices.join(',') }),
    ...(settings.sound !== '' && { sound: settings.sound }),
  });
