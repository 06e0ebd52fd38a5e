import { bodyText, cutTo } from '../../plain-text';
import { basicLogin, postJson, under, type BuildRequest } from './request';

/** Chosen by Linewatch: the server has no limit, but phones show no more. */
const MAX_CHARACTERS = 10_000;

/** A message with a title; high priority for bad news. */
export const gotify: BuildRequest<'gotify'> = ({ message }, settings, { token = '', login }, { closing }) =>
  postJson(
    under(settings.server, 'message'),
    {
      title: message.title,
      message: cutTo(bodyText(message) || message.title, MAX_CHARACTERS, closing),
      priority: message.tone === 'bad' ? settings.badPriority : settings.priority,
      extras: { 'client::display': { contentType: 'text/plain' } },
    },
    { 'X-Gotify-Key': token, ...basicLogin(login) },
  );
