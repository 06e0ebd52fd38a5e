import { connect as connectH2, type ClientHttp2Session } from 'node:http2';
import { isIP } from 'node:net';
import { connect as connectTls, type ConnectionOptions as TlsOptions, type TLSSocket } from 'node:tls';
import { getFamily, fitsFamily, type ConnectionOptions } from './connection-options';

const CONNECT_TIMEOUT_MS = 5_000;
/** Node’s default window of 64 KiB would limit a line with 20 ms of latency to 25 Mbit/s. */
const STREAM_WINDOW_BYTES = 16_777_216;
const SESSION_WINDOW_BYTES = 67_108_864;

/** Opens a TLS connection, as node:tls does. */
export type OpenTls = (options: TlsOptions) => TLSSocket;

/** An HTTP/2 session and its connection. */
export interface H2Session {
  readonly session: ClientHttp2Session;
  readonly socket: TLSSocket;
}

/**
 * Opens an HTTP/2 session with the host of `url` (https). Null if the server does not support it, if the connection
 * times out, through a proxy, and after an abort.
 */
export function openH2Session(
  url: URL,
  options: ConnectionOptions,
  signal: AbortSignal,
  openTls: OpenTls = connectTls,
): Promise<H2Session | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isPossible = url.protocol === 'https:' && options.proxyUrl === null && fitsFamily(host, options);
  if (!isPossible || signal.aborted) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = openTls({
      host,
      port: url.port === '' ? 443 : Number(url.port),
      family: getFamily(options),
      ALPNProtocols: ['h2', 'http/1.1'],
      ...(options.localAddress !== null && { localAddress: options.localAddress }),
      ...(isIP(host) === 0 && { servername: host }),
    } as TlsOptions);
    const settle = (found: H2Session | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.off('close', giveUp);
      if (found === null) socket.destroy();
      resolve(found);
    };
    const giveUp = (): void => {
      settle(null);
    };
    const timer = setTimeout(giveUp, CONNECT_TIMEOUT_MS);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', giveUp);
    socket.once('secureConnect', () => {
      settle(socket.alpnProtocol === 'h2' ? { session: sessionOver(url, socket), socket } : null);
    });
  });
}

function sessionOver(url: URL, socket: TLSSocket): ClientHttp2Session {
  const session = connectH2(url.origin, {
    createConnection: () => socket,
    settings: { initialWindowSize: STREAM_WINDOW_BYTES, enablePush: false },
  });
  session.on('error', () => undefined);
  session.once('connect', () => {
    session.setLocalWindowSize(SESSION_WINDOW_BYTES);
  });
  return session;
}
