import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import socks from 'socks';
import type { MailSecurity } from '../../../../shared/channels';
import { asciiHost } from '../../../../shared/mail/mail-host';
import { bracketAddresses } from '../bracketed-addresses';
import type { MailOrder, Login } from '../order';
import type { MailFault } from './errors';
import { helloName, thisComputer } from './hello-name';
import type { SmtpTranscript } from './transcript';

/** How long the steps of a delivery may take, in ms. RFC 5321 §4.5.3.2 asks for patience after the final dot. */
export interface MailLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** After so long without a word it is looked whether the port wants to be spoken to in another way. */
  readonly silenceMs: number;
  /** From the start until the whole message is handed over. */
  readonly handOverMs: number;
  /** The server's silence after the final dot: giving up too early there doubles mails. */
  readonly verdictMs: number;
}

/** Options for each security mode. Opportunistic encrypts where it can, so it cannot insist on a certificate. */
const SECURITY_OPTIONS: Readonly<Record<MailSecurity, object>> = {
  'implicit-tls': { secure: true },
  'starttls-required': { secure: false, requireTLS: true },
  'starttls-opportunistic': { secure: false, opportunisticTLS: true, tls: { rejectUnauthorized: false } },
  none: { secure: false, ignoreTLS: true },
};

/** A connection to the mail server of an order, for one mail; `transcript` hears what is said. */
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

/** Lets the server refuse a mail for its size before it is sent (RFC 1870). */
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
  /** Null without one. */
  readonly proxyUrl: string | null;
}

/** A bare connection to a port, over its proxy where it has one. */
export async function openSocket(behind: PortBehind, signal: AbortSignal): Promise<Socket> {
  const target = { host: asciiHost(behind.host), port: behind.port };
  const socket = behind.proxyUrl === null ? connect(target) : await throughProxy(behind);
  if (signal.aborted) socket.destroy();
  // Whoever looks may have gone before there is anything to look at.
  return socket.on('error', () => undefined);
}

function throughProxy(behind: PortBehind): Promise<Socket> {
  const { getSocket } = withProxy(behind, {}) as unknown as ProxyOwner;
  const target = { host: asciiHost(behind.host), port: behind.port };
  return new Promise((resolve, reject) => {
    getSocket(target, (error, opened) => (error === null ? resolve(opened.connection) : reject(error)));
  });
}

/** The library's way through a proxy. */
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
  // The library leaves SOCKS to another one.
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

/** Reads the library's error; of anything else that was thrown, its words. */
export function readError(
  error: unknown,
): Pick<MailFault, 'code' | 'originalCode' | 'command' | 'responseCode' | 'reply'> {
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
