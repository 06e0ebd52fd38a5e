import { randomFillSync } from 'node:crypto';
import { createServer } from 'node:http';
import { divertUploads } from './door';
import { sendText, type Exchange, type Service } from './exchange';
import { Listener } from './listener';
import { ndt7Server } from './ndt7';
import { RateLimit } from './rate-limit';
import { getHandler } from './routes';
import { secureServer, type TlsOptions } from './secure-server';
import { startUdpEcho } from './udp-echo';

const DATA_BYTES = 1_048_576;
const HEAD_WITHIN_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;
const IDLE_MS = 60_000;

export interface SpeedServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Payload rate of the whole server in each direction, in bit/s; unlimited if absent. */
  readonly rateLimit?: number;
  /** Payload rate of one direction, in bit/s; overrides `rateLimit`. */
  readonly rateLimits?: { readonly down?: number; readonly up?: number };
  /** Adds a port with TLS, for HTTP/2 and HTTP/1.1. */
  readonly tls?: TlsOptions;
  /** Duration of an NDT7 download; 10 seconds if absent. */
  readonly ndt7DownloadMs?: number;
}

export interface RunningServer {
  /** Base URL, ending with a slash. */
  readonly url: string;
  readonly port: number;
  /** Base URL over TLS; null without a certificate. */
  readonly tlsUrl: string | null;
  /** Null if no port was free. */
  readonly udpEchoPort: number | null;
  close(): Promise<void>;
}

/**
 * Starts a speed-test server with the protocols of LibreSpeed (at `/` and `/backend/`, with and without `.php`),
 * Cloudflare, networkQuality and NDT7, and an echo of datagrams. Its data cannot be compressed. Rejects if an address
 * or the certificate cannot be used.
 */
export async function startServer(options: SpeedServerOptions): Promise<RunningServer> {
  const { host, tls } = options;
  const service: { -readonly [Key in keyof Service]: Service[Key] } = {
    data: randomFillSync(Buffer.allocUnsafeSlow(DATA_BYTES)),
    down: createLimit(options.rateLimits?.down ?? options.rateLimit),
    up: createLimit(options.rateLimits?.up ?? options.rateLimit),
    tlsPort: null,
    udpEchoPort: null,
  };
  const answer = (request: Exchange['request'], response: Exchange['response']): void => {
    serve(service, request, response);
  };
  const onUpgrade = ndt7Server(service, options.ndt7DownloadMs);
  const plain = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEAD_WITHIN_MS }, answer);
  plain.setTimeout(IDLE_MS);
  plain.on('upgrade', onUpgrade);
  if (service.up === null) divertUploads(plain, 'connection');
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((door) => door.close()));
  };
  try {
    if (tls !== undefined) {
      const secure = secureServer(tls, answer);
      secure.setTimeout(IDLE_MS);
      secure.on('upgrade', onUpgrade);
      if (service.up === null) divertUploads(secure, 'secureConnection');
      const listener = new Listener(secure);
      opened.push(listener);
      service.tlsPort = await listener.open(host, tls.port);
    }
    const listener = new Listener(plain);
    opened.push(listener);
    const port = await listener.open(host, options.port);
    const echo = await startUdpEcho(host, port);
    if (echo !== null) opened.push(echo);
    service.udpEchoPort = echo?.port ?? null;
    const tlsUrl = service.tlsPort === null ? null : getAddress('https', host, service.tlsPort);
    return { url: getAddress('http', host, port), port, tlsUrl, udpEchoPort: service.udpEchoPort, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const createLimit = (bitsPerSecond: number | undefined): RateLimit | null =>
  bitsPerSecond === undefined ? null : new RateLimit(bitsPerSecond / 8);

const getAddress = (scheme: string, host: string, port: number): string =>
  `${scheme}://${host.includes(':') ? `[${host}]` : host}:${String(port)}/`;

function serve(service: Service, request: Exchange['request'], response: Exchange['response']): void {
  // A client that disconnects during a request is not an error of the server.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('access-control-allow-origin', '*');
  const target = URL.canParse(request.url ?? '/', BASE) ? new URL(request.url ?? '/', BASE) : null;
  const exchange: Exchange = { service, request, response, url: target ?? new URL(BASE) };
  const handler = target === null ? null : getHandler(target.pathname);
  if (handler === null) sendText(exchange, 404, 'text/plain', 'Not found.\n');
  else void handler(exchange);
}

/** Base for parsing request targets, which contain only a path. */
const BASE = 'http://server.invalid/';
