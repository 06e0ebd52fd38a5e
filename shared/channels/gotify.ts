import { z } from 'zod';
import { defineChannel, isEnabled, webAddress } from './definition';

const priority = z.number().int().min(0).max(10);

/** Push messages by a Gotify server of the user's own. */
export const gotify = defineChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default(''),
    priority: priority.default(5),
    /** Of messages about something bad. */
    badPriority: priority.default(8),
  }),
  fields: {
    server: { kind: 'url', isRequired: true, placeholder: 'https://gotify.example.org' },
    priority: { kind: 'number', min: 0, max: 10, isAdvanced: true },
    badPriority: { kind: 'number', min: 0, max: 10, isAdvanced: true },
  },
  secrets: { token: { kind: 'text', isRequired: true } },
});
