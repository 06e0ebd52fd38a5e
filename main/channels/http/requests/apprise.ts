import type { Tone } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { basicLogin, postJson, under, type BuildRequest } from './request';

/** Our choice: Apprise shortens or splits for each service by itself. */
const MAX_CHARACTERS = 30_000;

const TYPES: Readonly<Record<Tone, string>> = {
  good: 'success',
  warning: 'warning',
  bad: 'failure',
  neutral: 'info',
};

/** A notification for an Apprise API server. */
export const apprise: BuildRequest<'apprise'> = ({ message }, settings, { key, urls, login }, { closing }) =>
  postJson(
    under(settings.server, key === undefined ? 'notify' : `notify/${encodeURIComponent(key)}`),
    {
      title: message.title,
      body: cutTo(bodyText(message) || message.title, MAX_CHARACTERS, closing),
      type: TYPES[message.tone],
      format: 'text',
      ...(settings.tags !== '' && { tag: settings.tags }),
      ...(key === undefined && { urls }),
    },
    // Otherwise some versions answer with a page of their log.
    { Accept: 'application/json', ...basicLogin(login) },
  );
