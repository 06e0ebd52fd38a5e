import { z } from 'zod';
import { certificates, isEnabled, PEM_FIELD } from './definition';
import { defineHttpChannel } from './http';
import { bodyText, bytesOf, cutTo } from './plain-text';

/** What healthchecks.io keeps of a body at least; the rest would be lost. */
const MAX_BYTES = 10_000;

/**
 * A sign of life to a service such as healthchecks.io, which tells when it stays away: so a computer that is off is
 * noticed from outside.
 */
export const ping = defineHttpChannel({
  schema: z.object({
    isEnabled,
    /** Calls `<address>/fail` for bad news; otherwise every message counts as a sign of life. */
    isFailureTold: z.boolean().default(true),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: { isFailureTold: { kind: 'switch', isAdvanced: true }, ca: PEM_FIELD },
  secrets: { url: { kind: 'url', isRequired: true, placeholder: 'https://hc-ping.com/…' } },
  blames: {
    'address-refused': 'url',
    'certificate-unreadable': 'ca',
  },
  request: ({ message }, settings, { url = '' }, { closing }) => {
    const isFailure = settings.isFailureTold && (message.tone === 'bad' || message.tone === 'warning');
    const address = new URL(url);
    if (isFailure) address.pathname = `${address.pathname.replace(/\/+$/, '')}/fail`;
    const body = cutTo(`${message.title}\n\n${bodyText(message)}`, MAX_BYTES, closing, bytesOf);
    return {
      method: 'POST',
      url: address.href,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body,
    };
  },
});
