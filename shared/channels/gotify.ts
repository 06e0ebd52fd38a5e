import { z } from 'zod';
import { certificates, isEnabled, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';
import { basicLogin, defineHttpChannel, postJson, under } from './http';
import { bodyText, cutTo } from './plain-text';

/** Our choice: the server sets no limit, but a phone shows no more. */
const MAX_CHARACTERS = 10_000;

const priority = z.number().int().min(0).max(10);

/** Push messages by a Gotify server of the user's own. */
export const gotify = defineHttpChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default(''),
    priority: priority.default(5),
    /** Of messages about something bad. */
    badPriority: priority.default(8),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    server: { kind: 'url', isRequired: true, placeholder: 'https://gotify.example.org' },
    priority: { kind: 'number', min: 0, max: 10, isAdvanced: true },
    badPriority: { kind: 'number', min: 0, max: 10, isAdvanced: true },
    ca: PEM_FIELD,
  },
  secrets: { token: { kind: 'text', isRequired: true }, login: LOGIN_SECRET },
  blames: {
    authentication: 'token',
    'address-refused': 'server',
    'certificate-unreadable': 'ca',
  },
  request: ({ message }, settings, { token = '', login }, { closing }) =>
    postJson(
      under(settings.server, 'message'),
      {
        title: message.title,
        message: cutTo(bodyText(message) || message.title, MAX_CHARACTERS, closing),
        priority: message.tone === 'bad' ? settings.badPriority : settings.priority,
        extras: { 'client::display': { contentType: 'text/plain' } },
      },
      { 'X-Gotify-Key': token, ...basicLogin(login) },
    ),
});
