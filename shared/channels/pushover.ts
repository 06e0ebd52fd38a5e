import { z } from 'zod';
import { certificates, defineChannel, isEnabled, PEM_FIELD, serviceAddress } from './definition';

/** How loud a message is: Pushover's priorities −1, 0 and 1. Persisted. */
export const PUSHOVER_PRIORITIES = ['low', 'normal', 'high'] as const;
/** Push messages by Pushover. */
export const pushover = defineChannel({
  schema: z.object({
    isEnabled,
    /** Names of devices; empty: all. */
    devices: z
      .array(z.string().regex(/^[A-Za-z0-9_-]{1,25}$/, { error: 'not-a-device' }))
      .max(20)
      .default([]),
    priority: z.enum(PUSHOVER_PRIORITIES).default('normal'),
    /** Of messages about something bad. */
    badPriority: z.enum(PUSHOVER_PRIORITIES).default('high'),
    sound: z
      .string()
      .regex(/^[A-Za-z0-9_-]{0,40}$/, { error: 'not-a-sound' })
      .default(''),
    server: serviceAddress.default('https://api.pushover.net'),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: {
    devices: { kind: 'lines', isAdvanced: true },
    priority: { kind: 'choice', choices: PUSHOVER_PRIORITIES, isAdvanced: true },
    badPriority: { kind: 'choice', choices: PUSHOVER_PRIORITIES, isAdvanced: true },
    sound: { kind: 'text', isAdvanced: true, placeholder: 'pushover' },
    server: { kind: 'url', isRequired: true, isAdvanced: true, placeholder: 'https://api.pushover.net' },
    ca: PEM_FIELD,
  },
  secrets: {
    user: { kind: 'text', isRequired: true },
    token: { kind: 'text', isRequired: true },
  },
  blames: {
    authentication: 'token',
    'recipient-refused': 'user',
    'address-refused': 'server',
    'certificate-unreadable': 'ca',
  },
});
