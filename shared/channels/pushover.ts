import { z } from 'zod';
import { certificates, isEnabled, PEM_FIELD, serviceAddress } from './definition';
import { defineHttpChannel, postJson, under } from './http';
import { bodyText, codePointsOf, cutTo } from './plain-text';

/** How loud a message is: Pushover's priorities −1, 0 and 1. Persisted. */
export const PUSHOVER_PRIORITIES = ['low', 'normal', 'high'] as const;

const PRIORITY = { low: -1, normal: 0, high: 1 } as const;

/** In characters of up to four bytes: https://pushover.net/api#limits */
const MAX_TITLE = 250;
const MAX_MESSAGE = 1_024;

/** Push messages by Pushover. */
export const pushover = defineHttpChannel({
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
  request: ({ message, createdAt }, settings, { user, token }, { closing }) =>
    postJson(under(settings.server, '1/messages.json'), {
      token,
      user,
      title: cutTo(message.title, MAX_TITLE, '', codePointsOf),
      message: cutTo(bodyText(message) || message.title, MAX_MESSAGE, closing, codePointsOf),
      priority: PRIORITY[message.tone === 'bad' ? settings.badPriority : settings.priority],
      timestamp: Math.floor(createdAt / 1_000),
      ...(settings.devices.length > 0 && { device: settings.devices.join(',') }),
      ...(settings.sound !== '' && { sound: settings.sound }),
    }),
});
