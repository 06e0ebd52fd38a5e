import { rootCertificates } from 'node:tls';
import type { ImapFlow } from 'imapflow';
import type { SecretOf } from '../../shared/channels';
import type { MailSettings } from '../../shared/settings';
import type { SecretReading } from '../core/ports';

/** Each step of a look may take so long, in ms. */
const STEP_MS = 20_000;

export interface MailboxDeps {
  readonly settings: () => MailSettings;
  readonly secret: (name: SecretOf<'mail'>) => Promise<SecretReading>;
  /** PEM certificates to trust instead of the system's. */
  readonly trusted?: readonly string[];
}

/** What a look into the mailbox found. `detail` is what the server or the system said. */
export type Sighting =
  | { readonly kind: 'seen' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'failed'; readonly detail: string };

/** The mailbox in which mails arrive, where the user has named it. It is opened for reading alone. */
export class Mailbox {
  constructor(private readonly deps: MailboxDeps) {}

  /** Whether there is a mailbox to look into. */
  get isKnown(): boolean {
    const { imapHost, isEnabled } = this.deps.settings();
    return isEnabled && imapHost !== '';
  }

  /** Whether a mail has arrived. Ends at `signal` at the latest, whatever the server does. */
  async look(messageId: string, signal: AbortSignal): Promise<Sighting> {
    const pass = await this.#password();
    if (typeof pass !== 'string') return pass;
    const client = await this.#client(pass);
    // A connection that breaks is also an event, which would end the process if nobody heard it.
    client.on('error', () => undefined);
    try {
      return await Promise.race([this.#find(client, messageId), ended(signal)]);
    } catch (error) {
      return { kind: 'failed', detail: wordsOf(error) };
    } finally {
      client.close();
    }
  }

  async #find(client: ImapFlow, messageId: string): Promise<Sighting> {
    await client.connect();
    await client.mailboxOpen(this.deps.settings().imapMailbox, { readOnly: true });
    const found = await client.search({ header: { 'Message-ID': messageId } });
    return { kind: found !== false && found !== undefined && found.length > 0 ? 'seen' : 'not-yet' };
  }

  /** The mailbox's own, or else that of the mail server. */
  async #password(): Promise<string | Sighting> {
    for (const name of ['imapPassword', 'password'] as const) {
      const reading = await this.deps.secret(name);
      if (reading.kind === 'value') return reading.value;
      if (reading.kind === 'unreadable') return { kind: 'failed', detail: reading.detail };
    }
    return { kind: 'failed', detail: 'there is no password for the mailbox' };
  }

  /** The library is loaded only by those who look: it is larger than all else that speaks to servers. */
  async #client(pass: string): Promise<ImapFlow> {
    const { ImapFlow: Client } = await import('imapflow');
    const { imapHost, imapPort, imapSecurity, imapUser, user, ca } = this.deps.settings();
    const own = ca.trim();
    const trusted = this.deps.trusted ?? rootCertificates;
    return new Client({
      host: imapHost,
      port: imapPort,
      secure: imapSecurity === 'implicit-tls',
      ...(imapSecurity !== 'implicit-tls' && { doSTARTTLS: imapSecurity === 'starttls-required' }),
      auth: { user: imapUser || user, pass },
      tls: { ca: own === '' ? [...trusted] : [...trusted, own] },
      ...{ logger: false, disableAutoIdle: true },
      ...{ connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS },
    });
  }
}

function ended(signal: AbortSignal): Promise<Sighting> {
  const sighting: Sighting = { kind: 'failed', detail: 'it took too long' };
  return new Promise((resolve) => {
    if (signal.aborted) resolve(sighting);
    signal.addEventListener('abort', () => resolve(sighting), { once: true });
  });
}

/** The server's own words where there are any. */
function wordsOf(error: unknown): string {
  const { responseText, message } = Object(error) as Record<string, unknown>;
  const words = [responseText, message].find((text) => typeof text === 'string' && text !== '');
  return typeof words === 'string' ? words : 'an unknown fault';
}
