import type { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import socks from 'socks';
import type { MailSecurity } from '../../../../shared/channels';
import { asciiHost } from '../../../../shared/mail/mail-host';
import { bracketAddresses } from '../bracketed-addresses';
import type { MailOrder, Login } from '../order';
import type { MailFault } from './errors';
import { helloName, thisComputer } from './hello-name';
import type { SmtpTranscript } from './transcript';

/** Time limits of the steps of a delivery, in ms. RFC 5321 §4.5.3.2 requires a long one after the final dot. */
export interface MailLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Time without a greeting after which the port is tested for TLS. */
  readonly silenceMs: number;
  /** From the start until the whole message was sent. */
  readonly handOverMs: number;
  /** Wait for the reply to the final dot: a short limit there causes duplicate mails. */
  readonly verdictMs: number;
}

/** Options of each security mode. Opportunistic mode cannot require a valid certificate. */
const SECURITY_OPTIONS: Readonly<Record<MailSecurity, object>> = {
  'implicit-tls': { secure: true },
  'starttls-required': { secure: false, requireTLS: true },
  'starttls-opportunistic': { secure: false, opportunisticTLS: true, tls: { rejectUnauthorized: false } },
  none: { secure: false, ignoreTLS: true },
};

/** A transport to the mail server of an order, for one mail; `transcript` is its log. */
export function smtpTransport(order: MailOrder, limits: MailLimits, transcript: SmtpTranscript) {
  const { settings, login, tls: own } = order;
  const { tls, ...security } = { tls: {}, ...SECURITY_OPTIONS[settings.security] };
  const { host, port } = settings;
  const transport = withProxy(
    { host, port, proxyUrl: order.proxyUrl },
    {
      ...security,
      name: helloName(settings.helloName, thisComputer()),
      tls: { ...tls, ...own },
      ...getAuth(settings.user, login),
      connectionTimeout: limits.connectMs,
      greetingTimeout: limits.greetingMs,
      socketTimeout: limits.verdictMs,
      dnsTimeout: limits.connectMs,
      transactionLog: true,
      logger: transcript.logger,
    },
  );
  transport.use('stream', bracketAddresses);
  transport.use('stream', announceSize);
  return transport;
}

interface SizedMail {
  readonly message: {
    build(done: (error: Error | null, mail: Buffer) => void): void;
    getEnvelope(): object;
    setEnvelope(envelope: object): unknown;
  };
}

/** Announces the size of a mail (RFC 1870), so that the server can refuse it before it is sent. */
function announceSize({ message }: SizedMail, done: (error?: Error | null) => void): void {
  message.build((error, { length }) => {
    message.setEnvelope({ ...message.getEnvelope(), size: length });
    done(error);
  });
}

/** A port that may be behind a proxy. */
export interface PortBehind {
  readonly host: string;
  readonly port: number;
  /** Null without a proxy. */
  readonly proxyUrl: string | null;
}

/** Opens a plain connection to a port through its proxy. */
export function throughProxy(behind: PortBehind): Promise<Socket> {
  const { getSocket } = withProxy(behind, {}) as unknown as ProxyOwner;
  const target = { host: asciiHost(behind.host), port: behind.port };
  return new Promise((resolve, reject) => {
    getSocket(target, (error, opened) => (error === null ? resolve(opened.connection) : reject(error)));
  });
}

/** The proxy interface of the library. */
interface ProxyOwner {
  readonly getSocket: (
    target: { readonly host: string; readonly port: number },
    done: (error: Error | null, opened: { readonly connection: Socket }) => void,
  ) => void;
}

function withProxy({ host, port, proxyUrl }: PortBehind, options: object) {
  const transport = createTransport({
    host: asciiHost(host),
    port,
    ...options,
    ...(proxyUrl !== null && { proxy: proxyUrl }),
  });
  // The library needs another one for SOCKS.
  transport.set('proxy_socks_module', socks);
  return transport;
}

function getAuth(user: string, login: Login) {
  switch (login.kind) {
    case 'none':
      return {};
    case 'password':
      return { auth: { user, pass: login.pass } };
    case 'token':
      return { auth: { type: 'OAuth2' as const, user, accessToken: login.value } };
  }
}

/** What an error of the library says. */
export type ReadFault = Pick<MailFault, 'code' | 'originalCode' | 'command' | 'responseCode' | 'reply'>;

/** Reads an error of the library; for anything else, its text. */
export function readError(error: unknown): ReadFault {
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
