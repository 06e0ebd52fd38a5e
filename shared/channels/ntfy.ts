import { z } from 'zod';
import { certificates, defineChannel, isEnabled, LOGIN_SECRET, PEM_FIELD, webAddress } from './definition';
/** Push messages by ntfy, the public server or one of the user's own. */
export const ntfy = defineChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default('https://ntfy.sh'),
    topic: z
      .string()
      .regex(/^[-_A-Za-z0-9]{0,64}$/, { error: 'not-a-topic' })
      .default(''),
    isUrgentLoud: z.boolean().default(true),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    topic: { kind: 'text', isRequired: true, placeholder: 'linewatch-8f3k2' },
    server: { kind: 'url', isRequired: true, placeholder: 'https://ntfy.sh' },
    isUrgentLoud: { kind: 'switch', isAdvanced: true },
    ca: PEM_FIELD,
  },
  secrets: { token: { kind: 'text', placeholder: 'tk_…' }, login: LOGIN_SECRET },
  blames: {
    authentication: 'token',
    'not-permitted': 'token',
    'recipient-refused': 'topic',
    'address-refused': 'server',
    'certificate-unreadable': 'ca',
  },
});
