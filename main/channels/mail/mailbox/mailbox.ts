import type { ImapFlow } from 'imapflow';
import { errorText } from '../../../../shared/texts/error-text';
import { asciiHost } from '../../../../shared/mail/mail-host';
import type { MailboxFinding } from '../../../../shared/mail/mailbox-look';
import { getAuthorities } from '../../authorities';
import { mailboxOrder, type MailOrder, type MailOrderDeps, type Login } from '../order';
import { openSocket } from '../smtp/open-socket';
import { greetingInClear, speaksTls } from '../port-probe';
import { unlessAborted } from '../../../core/run/unless-aborted';
import { mailboxProblem, mailboxWords, problemOfRefusal, type MailboxStage } from './fault';
import { Greeting, isMailboxGreeting } from './greeting';
import { findMail } from './search';

/** Time limit of each step of a search, in ms. */
const STEP_MS = 20_000;
/** Time without a greeting after which the port is tested for TLS, in ms. */
const SILENCE_MS = 8_000;

/** Time limit of that test, in ms. */
const LOOK_MS = 10_000;

/** The result of a search in the mailbox. */
export type Sighting = Exclude<MailboxFinding, { kind: 'missing' }> | { readonly kind: 'not-yet' };

type Access = Pick<MailOrder, 'login' | 'proxyUrl'>;
type Failed = Extract<Sighting, { kind: 'failed' }>;
type Wrong = Pick<Failed, 'problem' | 'detail'>;

/** The mailbox in which mails arrive, if the user has set one. Opened read-only. */
export class Mailbox {
  readonly #deps: MailOrderDeps;
  readonly #silenceMs: number;

  constructor(deps: MailOrderDeps, silenceMs = SILENCE_MS) {
    this.#deps = deps;
    this.#silenceMs = silenceMs;
  }

  /** Whether a mailbox is set. */
  get isKnown(): boolean {
    const { imapHost, isEnabled } = this.#deps.settings();
    return isEnabled && imapHost !== '';
  }

  /** Searches for a mail. Ends at the latest when `signal` is aborted, whatever keyring, provider or server do. */
  look(messageId: string, signal: AbortSignal): Promise<Sighting> {
    const late: Failed = { kind: 'failed', problem: 'timeout', detail: 'it took too long' };
    return unlessAborted(this.#look(messageId, signal), signal, () => late);
  }

  async #look(messageId: string, signal: AbortSignal): Promise<Sighting> {
    try {
      const access = await mailboxOrder(this.#deps, signal);
      if ('kind' in access)
        return { kind: 'failed', problem: problemOfRefusal(access.problem), detail: access.reply };
      if (access.login.kind === 'none') return { kind: 'failed', problem: 'settings', detail: '' };
      return await this.#lookWith(access, access.login, messageId, signal);
    } catch (error) {
      return { kind: 'failed', problem: 'internal', detail: errorText(error) };
    }
  }

  async #lookWith(
    access: Access,
    login: Exclude<Login, { kind: 'none' }>,
    messageId: string,
    signal: AbortSignal,
  ): Promise<Sighting> {
    const giveUp = new AbortController();
    const ending = AbortSignal.any([signal, giveUp.signal]);
    let stage: MailboxStage = 'connect';
    let wrong: Wrong | null = null;
    let client: ImapFlow | null = null;
    const close = () => client?.close();
    ending.addEventListener('abort', close);
    const giveUpOn = (found: Wrong | null) => {
      if (stage !== 'connect' || found === null) return;
      wrong ??= found;
      giveUp.abort();
    };
    const silence = setTimeout(() => {
      void this.#lookAtPort(access, ending).then(giveUpOn);
    }, this.#silenceMs);
    const greeting = new Greeting((line) => {
      giveUpOn({ problem: 'not-a-mailbox', detail: line });
    });
    try {
      client = await this.#client(login, access.proxyUrl, greeting);
      // The caller may have aborted meanwhile.
      ending.throwIfAborted();
      // A broken connection is also an event, which would end the process without a listener.
      client.on('error', () => undefined);
      await client.connect();
      stage = 'open';
      const place = await findMail(client, this.#deps.settings().imapMailbox, messageId);
      return place === null ? { kind: 'not-yet' } : { kind: 'found', ...place };
    } catch (error) {
      const { imapSecurity } = this.#deps.settings();
      const isTlsFirst = imapSecurity === 'implicit-tls';
      const problem = mailboxProblem(error, stage, login, isTlsFirst);
      if (problem === 'port-without-tls') wrong ??= await this.#lookAtPort(access, ending);
      return { kind: 'failed', problem, detail: mailboxWords(error), ...wrong };
    } finally {
      clearTimeout(silence);
      ending.removeEventListener('abort', close);
      giveUp.abort();
      close();
    }
  }

  /** Tests whether the port uses the other mode (TLS from the first byte, or not); null if that is unknown. */
  async #lookAtPort({ proxyUrl }: Access, signal: AbortSignal): Promise<Wrong | null> {
    const { imapHost: host, imapPort: port, imapSecurity } = this.#deps.settings();
    const within = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]);
    const open = () => openSocket({ host, port, proxyUrl }, within);
    if (imapSecurity !== 'implicit-tls') {
      const detail = `${host}:${port} speaks TLS from the first byte`;
      return (await speaksTls(open, within)) ? { problem: 'port-needs-tls', detail } : null;
    }
    const detail = await greetingInClear(open, within);
    if (detail === null) return null;
    return { problem: isMailboxGreeting(detail) ? 'port-without-tls' : 'not-a-mailbox', detail };
  }

  /** The library is large, so it is loaded only for a search. */
  async #client(
    login: Exclude<Login, { kind: 'none' }>,
    proxyUrl: string | null,
    { logger }: Greeting,
  ): Promise<ImapFlow> {
    const { ImapFlow: Client } = await import('imapflow');
    const { imapHost, imapPort, imapSecurity, imapUser, user, ca } = this.#deps.settings();
    const trusted = getAuthorities(ca, this.#deps.trusted);
    const secret = login.kind === 'token' ? { accessToken: login.value } : { pass: login.pass };
    return new Client({
      host: asciiHost(imapHost),
      port: imapPort,
      secure: imapSecurity === 'implicit-tls',
      ...(imapSecurity !== 'implicit-tls' && { doSTARTTLS: imapSecurity === 'starttls-required' }),
      auth: { user: imapUser || user, ...secret },
      ...(trusted !== undefined && { tls: { ca: trusted } }),
      ...(proxyUrl !== null && { proxy: proxyUrl }),
      logger,
      disableAutoIdle: true,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
    });
  }
}
