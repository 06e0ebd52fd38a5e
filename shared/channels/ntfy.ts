import { z } from 'zod';
import { defineChannel, isEnabled, webAddress } from './definition';

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
  }),
  fields: {
    topic: { kind: 'text', isRequired: true, placeholder: 'linewatch-8f3k2' },
    server: { kind: 'url', isRequired: true, placeholder: 'https://ntfy.sh' },
    isUrgentLoud: { kind: 'switch', isAdvanced: true },
  },
  secrets: { token: { kind: 'text', placeholder: 'tk_…' } },
});
