import { z } from 'zod';
import type { Message } from '../message';
import { certificates, isEnabled, PEM_FIELD } from './definition';
import { defineHttpChannel } from './http';
import { pingServiceAt } from './ping-services';
import { bodyText, bytesOf, cutTo } from './plain-text';

/** What healthchecks.io keeps of a body at least; the rest would be lost. */
const MAX_BYTES = 10_000;

/**
 * A heartbeat after each run to a service such as healthchecks.io, which tells when it stays away: so a computer that is
 * off is noticed from outside. No rule decides about it.
 */
export const ping = defineHttpChannel({
  schema: z.object({
    isEnabled,
    /** Says of a run that failed that it did; otherwise it gives no heartbeat. */
    isFailureTold: z.boolean().default(true),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: { isFailureTold: { kind: 'switch', isAdvanced: true }, ca: PEM_FIELD },
  secrets: { url: { kind: 'url', isRequired: true, placeholder: 'https://hc-ping.com/…' } },
  blames: {
    'address-refused': 'url',
    authentication: 'url',
    'certificate-unreadable': 'ca',
  },
  request: ({ message }, settings, { url = '' }, { closing }) => {
    const address = new URL(url);
    const heartbeat = {
      hasFailed: settings.isFailureTold && hasFailed(message),
      title: message.title,
      text: cutTo(`${message.title}\n\n${bodyText(message)}`, MAX_BYTES, closing, bytesOf),
      latencyMs: message.data?.run?.figures?.latencyMs ?? null,
    };
    const asked = pingServiceAt(address).ask(address, heartbeat);
    return {
      url: asked.url.href,
      ...(asked.body === null
        ? { method: 'GET', headers: {}, body: '' }
        : { method: 'POST', headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: asked.body }),
    };
  },
});

/** Whether the run of a message failed. A slow line is no failure: the run completed. */
function hasFailed({ data, tone }: Message): boolean {
  const outcome = data?.run?.outcome;
  return outcome === undefined ? tone === 'bad' || tone === 'warning' : outcome !== 'completed';
}
