import { z } from 'zod';
import { typedLine } from '../typed-text';
import { certificates, defineChannel, isEnabled, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';
/** An Apprise API server of the user's own, which passes messages on to a hundred services. */
export const apprise = defineChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default(''),
    /** Which of the stored services; empty: all. */
    tags: typedLine(500).default(''),
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
});
