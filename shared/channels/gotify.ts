import { z } from 'zod';
import { certificates, defineChannel, isEnabled, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';

const priority = z.number().int().min(0).max(10);

/** Push messages by a Gotify server of the user's own. */
export const gotify = defineChannel({
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
});
