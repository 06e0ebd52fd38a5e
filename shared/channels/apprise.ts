import { z } from 'zod';
import type { Tone } from '../message';
import { certificates, isEnabled, line, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';
import { basicLogin, defineHttpChannel, postJson, under } from './http';
import { bodyText, cutTo } from './plain-text';

/** Our choice: Apprise shortens or splits for each service by itself. */
const MAX_CHARACTERS = 30_000;

const TYPES: Readonly<Record<Tone, string>> = {
  good: 'success',
  warning: 'warning',
  bad: 'failure',
  neutral: 'info',
};

/** An Apprise API server of the user's own, which passes messages on to a hundred services. */
export const apprise = defineHttpChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default(''),
    /** Which of the stored services; empty: all. */
    tags: line(500).default(''),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    server: { kind: 'url', isRequired: true, placeholder: 'http://apprise.example.org:8000' },
    tags: { kind: 'text', isAdvanced: true, placeholder: 'phone' },
    ca: PEM_FIELD,
  },
  secrets: {
    /** Key of a configuration that the server stores. */
    key: { kind: 'text' },
    /** Apprise addresses of services; they carry passwords. */
    urls: { kind: 'text', isAdvanced: true, placeholder: 'mailto://…' },
    login: LOGIN_SECRET,
  },
  needsOneOf: ['key', 'urls'],
  blames: {
    'address-refused': 'server',
    'setting-refused': 'urls',
    authentication: 'login',
    'certificate-unreadable': 'ca',
  },
  request: ({ message }, settings, { key, urls, login }, { closing }) =>
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
    ),
});
