import type { Tone } from '../../../../shared/messages/message';
import { bodyText, cutTo } from '../../plain-text';
import { basicLogin, postJson, under, type BuildRequest } from './request';

/** Chosen by Linewatch: Apprise itself shortens or splits texts for each service. */
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
    // Without it, some versions respond with an HTML page of their log.
    { Accept: 'application/json', ...basicLogin(login) },
  );
