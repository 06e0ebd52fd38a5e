import { createTransport } from 'nodemailer';
import socks from 'socks';
import { isMailAddress } from '../../shared/mail-address';
import type { Message, OutboxEntry } from '../../shared/message';
import type { Channel, DeliveryResult } from '../core/ports';
import { emailContent, type Layouts } from './email-content';
import { withEnd } from './email-end';
import { resultOfFault, type EmailFault } from './email-errors';
import {
  emailOrder,
  SECURITY_OPTIONS,
  type EmailOrder,
  type EmailOrderDeps,
  type Login,
} from './email-order';

/** How long the steps of a delivery may take, in ms. RFC 5321 §4.5.3.2 asks for patience after the final dot. */
export interface EmailLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** From the start until the whole message is handed over. */
  readonly handOverMs: number;
  /** The server's silence after the final dot: giving up too early there doubles mails. */
  readonly verdictMs: number;
}

const LIMITS: EmailLimits = {
  connectMs: 30_000,
  greetingMs: 60_000,
  handOverMs: 5 * 60_000,
  verdictMs: 10 * 60_000,
};

export interface EmailDeps extends EmailOrderDeps {
  readonly log: (sentence: string, error?: unknown) => void;
  readonly limits?: EmailLimits;
  readonly layouts?: Layouts;
}

/** Two at a time: small servers limit connections of one client, often to three. */
const CONCURRENCY = 2;

/** Tells by mail: one message to one recipient over a connection of its own. */
export class EmailChannel implements Channel {
  readonly kind = 'mail';
  readonly concurrency = CONCURRENCY;
  readonly deadlineMs: number;
  readonly #limits: EmailLimits;

  constructor(private readonly deps: EmailDeps) {
    this.#limits = deps.limits ?? LIMITS;
    this.deadlineMs = this.#limits.handOverMs + this.#limits.verdictMs + 10_000;
  }

  async deliver(
    entry: OutboxEntry,
    signal: AbortSignal,
    onHandOver: () => void = () => undefined,
  ): Promise<DeliveryResult> {
    const order = await emailOrder(entry, this.deps, signal);
    if ('kind' in order) return order;
    const result = await this.#send(entry, order, signal, onHandOver);
    if (result.kind !== 'blocked' || result.problem !== 'authentication' || order.login.kind !== 'token')
      return result;
    // A token that was kept may have been taken back meanwhile: the next try brings a new one.
    this.deps.access.forget();
    return order.login.isFresh ? result : { ...result, kind: 'retry' };
  }

  rehearse(message: Message): string | null {
    const faults: string[] = [];
    const note = (sentence: string, error?: unknown) => faults.push(`${sentence}: ${String(error)}`);
    emailContent(message, note, this.deps.layouts);
    return faults[0] ?? null;
  }

  async #send(
    entry: OutboxEntry,
    order: EmailOrder,
    signal: AbortSignal,
    onHandOver: () => void,
  ): Promise<DeliveryResult> {
    const giveUp = new AbortController();
    const handOver = setTimeout(() => giveUp.abort(), this.#limits.handOverMs);
    let isHandedOver = false;
    const onHandedOver = () => {
      isHandedOver = true;
      clearTimeout(handOver);
    };
    try {
      const info = await withEnd(this.#transport(order, onHandedOver), onHandOver).sendMail({
        ...this.#mail(entry, order),
        signal: AbortSignal.any([signal, giveUp.signal]),
      });
      return { kind: 'accepted', reply: info.response };
    } catch (error) {
      return resultOfFault({ ...faultOf(error), isHandedOver });
    } finally {
      clearTimeout(handOver);
    }
  }

  #transport(order: EmailOrder, onHandedOver: () => void) {
    const transport = createTransport(this.#connection(order, onHandedOver));
    // The library leaves SOCKS to another one.
    transport.set('proxy_socks_module', socks);
    return transport;
  }

  #connection({ settings, login, tls: own, proxyUrl }: EmailOrder, onHandedOver: () => void) {
    const { connectMs, greetingMs, verdictMs } = this.#limits;
    const { tls, ...security } = { tls: {}, ...SECURITY_OPTIONS[settings.security] };
    return {
      host: settings.host,
      port: settings.port,
      ...security,
      tls: { ...tls, ...own },
      ...authOf(settings.user, login),
      ...(proxyUrl !== null && { proxy: proxyUrl }),
      ...{
        connectionTimeout: connectMs,
        greetingTimeout: greetingMs,
        socketTimeout: verdictMs,
        dnsTimeout: connectMs,
      },
      // The library tells nobody else when it has written the final dot; a test holds it to this.
      logger: { info: ({ tnx }: { readonly tnx?: string }) => void (tnx === 'message' && onHandedOver()) },
    };
  }

  #mail({ message, messageId, createdAt }: OutboxEntry, { settings, recipient, dkim }: EmailOrder) {
    return {
      from: { name: 'Linewatch', address: settings.from },
      // Each reader has a mail of their own; those of a copy see to whom it went.
      to: addressed(isCopy(recipient, settings) ? settings.to : [recipient]),
      cc: addressed(settings.cc),
      envelope: { from: settings.from, to: [recipient] },
      subject: message.title,
      messageId,
      date: new Date(createdAt),
      // RFC 3834: no out-of-office replies to a machine.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      ...emailContent(message, this.deps.log, this.deps.layouts),
      ...(dkim !== null && { dkim }),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

function isCopy(recipient: string, { to, cc, bcc }: EmailOrder['settings']): boolean {
  return !to.includes(recipient) && [...cc, ...bcc].includes(recipient);
}

function addressed(addresses: readonly string[]) {
  return addresses.filter(isMailAddress).map((address) => ({ name: '', address }));
}

function authOf(user: string, login: Login) {
  switch (login.kind) {
    case 'none':
      return {};
    case 'password':
      return { auth: { user, pass: login.pass } };
    case 'token':
      return { auth: { type: 'OAuth2' as const, user, accessToken: login.value } };
  }
}

/** Reads the library's error; of anything else that was thrown, its words. */
function faultOf(error: unknown): Omit<EmailFault, 'isHandedOver'> {
  const { code, originalCode, command, responseCode, response, message } = Object(error) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    code: error instanceof socks.SocksClientError ? 'EPROXY' : text(code),
    originalCode: text(originalCode),
    command: text(command),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    reply: text(response) ?? text(message) ?? String(error),
  };
}
