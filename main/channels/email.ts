import { createTransport } from 'nodemailer';
import type { MailSecurity } from '../../shared/channels';
import { isMailAddress } from '../../shared/mail-address';
import type { OutboxEntry } from '../../shared/message';
import type { MailSettings } from '../../shared/settings';
import type { Channel, DeliveryResult, SecretReading } from '../core/ports';
import { emailContent, type Layouts } from './email-content';
import { resultOfFault, type EmailFault } from './email-errors';

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

export interface EmailDeps {
  readonly settings: () => MailSettings;
  readonly password: () => Promise<SecretReading>;
  readonly log: (sentence: string, error?: unknown) => void;
  readonly limits?: EmailLimits;
  /** PEM certificates to trust instead of the system's. */
  readonly trusted?: readonly string[];
  readonly layouts?: Layouts;
}

/** What a delivery needs, checked. */
interface Order {
  readonly settings: MailSettings;
  readonly recipient: string;
  readonly login: { readonly user: string; readonly pass: string } | undefined;
}

/** Two at a time: small servers limit connections of one client, often to three. */
const CONCURRENCY = 2;

/** Options for each security mode. Opportunistic encrypts where it can, so it cannot insist on a certificate. */
const SECURITY: Readonly<Record<MailSecurity, object>> = {
  'implicit-tls': { secure: true },
  'starttls-required': { secure: false, requireTLS: true },
  'starttls-opportunistic': { secure: false, opportunisticTLS: true, tls: { rejectUnauthorized: false } },
  none: { secure: false, ignoreTLS: true },
};

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

  async deliver(entry: OutboxEntry, signal: AbortSignal): Promise<DeliveryResult> {
    const order = await this.#prepare(entry);
    return 'kind' in order ? order : this.#send(entry, order, signal);
  }

  async #prepare(entry: OutboxEntry): Promise<Order | DeliveryResult> {
    const settings = this.deps.settings();
    // A message written while no recipient was set goes to the first one set since.
    const recipient = entry.recipient === '' ? (settings.to[0] ?? '') : entry.recipient;
    if (settings.host === '' || !isMailAddress(settings.from) || recipient === '')
      return blocked('not-configured', '');
    if (!isMailAddress(recipient)) {
      return { kind: 'failed', problem: 'recipient-refused', reply: recipient, isMaybeDelivered: false };
    }
    if (settings.user === '') return { settings, recipient, login: undefined };
    const password = await this.deps.password();
    if (password.kind === 'absent') return blocked('secret-missing', '');
    if (password.kind === 'unreadable') return blocked('secret-unreadable', password.detail);
    return { settings, recipient, login: { user: settings.user, pass: password.value } };
  }

  async #send(entry: OutboxEntry, order: Order, signal: AbortSignal): Promise<DeliveryResult> {
    const giveUp = new AbortController();
    const handOver = setTimeout(() => giveUp.abort(), this.#limits.handOverMs);
    let isHandedOver = false;
    const onHandedOver = () => {
      isHandedOver = true;
      clearTimeout(handOver);
    };
    try {
      const info = await createTransport(this.#connection(order, onHandedOver)).sendMail({
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

  #connection({ settings, login }: Order, onHandedOver: () => void) {
    const { connectMs, greetingMs, verdictMs } = this.#limits;
    const { tls, ...security } = { tls: {}, ...SECURITY[settings.security] };
    return {
      host: settings.host,
      port: settings.port,
      ...security,
      tls: { ...tls, ...(this.deps.trusted && { ca: [...this.deps.trusted] }) },
      ...(login && { auth: login }),
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

  #mail({ message, messageId, createdAt }: OutboxEntry, { settings, recipient }: Order) {
    return {
      from: { name: 'Linewatch', address: settings.from },
      to: [{ name: '', address: recipient }],
      envelope: { from: settings.from, to: [recipient] },
      subject: message.title,
      messageId,
      date: new Date(createdAt),
      // RFC 3834: no out-of-office replies to a machine.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      ...emailContent(message, this.deps.log, this.deps.layouts),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

function blocked(
  problem: 'not-configured' | 'secret-missing' | 'secret-unreadable',
  reply: string,
): DeliveryResult {
  return { kind: 'blocked', problem, reply, isMaybeDelivered: false };
}

/** Reads the library's error; of anything else that was thrown, its words. */
function faultOf(error: unknown): Omit<EmailFault, 'isHandedOver'> {
  const { code, originalCode, command, responseCode, response, message } = Object(error) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    code: text(code),
    originalCode: text(originalCode),
    command: text(command),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    reply: text(response) ?? text(message) ?? String(error),
  };
}
