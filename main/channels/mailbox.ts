import type { ImapFlow } from 'imapflow';
import { asciiHost } from '../../shared/mail-host';
import { authoritiesOf } from './authorities';
import { mailboxOrder, type EmailOrderDeps, type Login } from './email-order';
import { unlessAborted } from './unless-aborted';

/** Each step of a look may take so long, in ms. */
const STEP_MS = 20_000;

/** What a look into the mailbox found. `detail` is what the server or the system said. */
export type Sighting =
  | { readonly kind: 'seen' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'failed'; readonly detail: string };

/** The mailbox in which mails arrive, where the user has named it. It is opened for reading alone. */
export class Mailbox {
  constructor(private readonly deps: EmailOrderDeps) {}

  /** Whether there is a mailbox to look into. */
  get isKnown(): boolean {
    const { imapHost, isEnabled } = this.deps.settings();
    return isEnabled && imapHost !== '';
  }

  /** Whether a mail has arrived. Ends at `signal` at the latest, whatever keyring, provider or server do. */
  look(messageId: string, signal: AbortSignal): Promise<Sighting> {
    const late: Sighting = { kind: 'failed', detail: 'it took too long' };
    return unlessAborted(this.#look(messageId, signal), signal, () => late);
  }

  async #look(messageId: string, signal: AbortSignal): Promise<Sighting> {
    let client: ImapFlow | null = null;
    const close = () => client?.close();
    signal.addEventListener('abort', close);
    let login: Login = { kind: 'none' };
    try {
      const order = await mailboxOrder(this.deps, signal);
      if ('kind' in order) return { kind: 'failed', detail: `${order.problem} ${order.reply}`.trim() };
      login = order.login;
      if (login.kind === 'none') return { kind: 'failed', detail: 'there is no login for the mailbox' };
      client = await this.#client(login, order.proxyUrl);
      // Whoever asked may have gone meanwhile.
      signal.throwIfAborted();
      // A connection that breaks is also an event, which would end the process if nobody heard it.
      client.on('error', () => undefined);
      return await this.#find(client, messageId);
    } catch (error) {
      return { kind: 'failed', detail: `${wordsOf(error)}${wayOut(error, login)}` };
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  async #find(client: ImapFlow, messageId: string): Promise<Sighting> {
    await client.connect();
    await client.mailboxOpen(this.deps.settings().imapMailbox, { readOnly: true });
    const found = await client.search({ header: { 'Message-ID': messageId } });
    return { kind: found !== false && found !== undefined && found.length > 0 ? 'seen' : 'not-yet' };
  }

  /** The library is loaded only by those who look: it is larger than all else that speaks to servers. */
  async #client(login: Exclude<Login, { kind: 'none' }>, proxyUrl: string | null): Promise<ImapFlow> {
    const { ImapFlow: Client } = await import('imapflow');
    const { imapHost, imapPort, imapSecurity, imapUser, user, ca } = this.deps.settings();
    const trusted = authoritiesOf(ca, this.deps.trusted);
    const secret = login.kind === 'token' ? { accessToken: login.value } : { pass: login.pass };
    return new Client({
      host: asciiHost(imapHost),
      port: imapPort,
      secure: imapSecurity === 'implicit-tls',
      ...(imapSecurity !== 'implicit-tls' && { doSTARTTLS: imapSecurity === 'starttls-required' }),
      auth: { user: imapUser || user, ...secret },
      ...(trusted !== undefined && { tls: { ca: trusted } }),
      ...(proxyUrl !== null && { proxy: proxyUrl }),
      ...{ logger: false, disableAutoIdle: true },
      ...{ connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS },
    });
  }
}

/** A consent of before the mailbox was named does not cover it: the provider then gives tokens that IMAP refuses. */
function wayOut(error: unknown, { kind }: Login): string {
  const { authenticationFailed } = Object(error) as Record<string, unknown>;
  if (kind !== 'token' || authenticationFailed !== true) return '';
  return '; log in with the browser once more, in the settings of mail, so that Linewatch may look into the mailbox';
}

/** The server's own words where there are any. */
function wordsOf(error: unknown): string {
  const { responseText, message } = Object(error) as Record<string, unknown>;
  const words = [responseText, message].find((text) => typeof text === 'string' && text !== '');
  return typeof words === 'string' ? words : 'an unknown fault';
}
