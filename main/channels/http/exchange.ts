import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { parseAddress } from '../../../shared/address';
import { basicLogin, type HttpRequest } from './requests/request';
import type { HttpAnswer } from './answers/answer';
import { PROXY_FAULTS, wayTo, type Way } from './proxy';

/** Maximum size of a response that is read. */
const MAX_BODY_BYTES = 64 * 1_024;

/** The end of an exchange. `isWritten`: the whole request was sent, so the other side may have it. */
export type Exchange =
  | ({ readonly kind: 'answered'; readonly statusText: string } & HttpAnswer)
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string; readonly isWritten: boolean }
  | { readonly kind: 'timeout'; readonly isWritten: boolean };

export interface ExchangeOptions {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Called when the connection is open, right before the request is sent. */
  readonly onHandOver?: () => void;
  /** PEM certificates to trust instead of the system’s. */
  readonly trusted?: readonly string[];
  /** URL of an HTTP proxy, with its credentials; null or absent for a direct connection. */
  readonly proxyUrl?: string | null;
}

/**
 * Sends one HTTP request on its own connection, without following redirects. Always ends: with a response (its body
 * cut at 64 KB, or incomplete if it stalls), with an error, or at the deadline.
 */
export async function exchange(request: HttpRequest, options: ExchangeOptions): Promise<Exchange> {
  const startedAt = performance.now();
  const { url, login } = getAddress(request);
  const way = await wayTo(url, { ...options, proxyUrl: options.proxyUrl ?? null });
  if (way.kind === 'failed') return way;
  const deadlineMs = Math.max(options.deadlineMs - (performance.now() - startedAt), 0);
  return send({ ...request, url, login, way }, { ...options, deadlineMs });
}

type Order = Omit<HttpRequest, 'url'> & {
  readonly url: URL;
  readonly login: Readonly<Record<string, string>>;
  readonly way: Way;
};

function send(order: Order, { deadlineMs, signal, onHandOver }: ExchangeOptions): Promise<Exchange> {
  const { url, way } = order;
  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:';
    const body = Buffer.from(order.body, 'utf8');
    let answer: IncomingMessage | null = null;
    const chunks: Buffer[] = [];
    const outgoing = (isSecure ? requestSecure : requestPlain)(url, {
      ...way.options,
      method: order.method,
      headers: {
        'User-Agent': 'Linewatch',
        Connection: 'close',
        ...way.options.headers,
        ...order.login,
        ...order.headers,
        ...(order.method === 'GET' ? {} : { 'Content-Length': body.length }),
      },
    });
    // Before the end of the TLS handshake, the library reports bytes as written that were not sent.
    let isOpen = !isSecure;
    let isConnected = false;
    outgoing.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        [isOpen, isConnected] = [true, true];
        onHandOver?.();
        outgoing.end(body);
      });
    });
    const isWritten = () => isOpen && outgoing.writableFinished;
    const finish = (end: Exchange) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onTimeout);
      outgoing.destroy();
      resolve(answer === null ? end : answered(answer, chunks));
    };
    const onTimeout = () => finish({ kind: 'timeout', isWritten: isWritten() });
    const timer = setTimeout(onTimeout, deadlineMs);
    signal.addEventListener('abort', onTimeout);
    const onFault = ({ code = '', message }: NodeJS.ErrnoException) => {
      const isOfProxy = way.forwardedBy !== null && !isConnected;
      finish({
        kind: 'failed',
        code: isOfProxy ? PROXY_FAULTS.unreachable : code,
        detail: isOfProxy ? `proxy ${way.forwardedBy}: ${message}` : message,
        isWritten: isWritten(),
      });
    };
    outgoing.on('error', onFault);
    outgoing.on('response', (incoming) => {
      answer = incoming;
      let bytes = 0;
      const end = () => finish({ kind: 'timeout', isWritten: true });
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= MAX_BODY_BYTES) end();
      });
      incoming.on('end', end);
      incoming.on('error', end);
    });
    if (signal.aborted) onTimeout();
  });
}

/**
 * The URL without credentials, which are sent as a header. The library would decode them itself, and fails at a
 * single percent sign.
 */
function getAddress(request: HttpRequest) {
  const address = parseAddress(request.url, ['http', 'https']);
  if (address === null) throw new Error('a request without a web address');
  const { url, credentials } = address;
  if (credentials === null) return { url, login: {} };
  const { user, password } = credentials;
  return { url, login: basicLogin(`${user}:${password}`) };
}

function answered(answer: IncomingMessage, chunks: readonly Buffer[]): Exchange {
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    kind: 'answered',
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? '',
    contentType: answer.headers['content-type'] ?? '',
    headers: Object.fromEntries(headers) as HttpAnswer['headers'],
    body: Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8'),
  };
}
