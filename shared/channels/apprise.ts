import { z } from 'zod';
import { defineChannel, isEnabled, line, webAddress } from './definition';

/** An Apprise API server of the user's own, which passes messages on to a hundred services. */
export const apprise = defineChannel({
  schema: z.object({
    isEnabled,
    server: webAddress.default(''),
    /** Which of the stored services; empty: all. */
    tags: line(500).default(''),
  }),
  fields: {
    server: { kind: 'url', isRequired: true, placeholder: 'http://apprise.example.org:8000' },
    tags: { kind: 'text', isAdvanced: true, placeholder: 'phone' },
  },
  secrets: {
    /** Key of a configuration that the server stores. */
    key: { kind: 'text' },
    /** Apprise addresses of services; they carry passwords. */
    urls: { kind: 'text', isAdvanced: true, placeholder: 'mailto://…' },
  },
  needsOneOf: ['key', 'urls'],
});
