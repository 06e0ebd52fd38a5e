import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { parseAddress } from '../../shared/address';
import { basicLogin, type HttpRequest } from '../../shared/channels/http';
import type { HttpAnswer } from './answers/answer';

/** An answer is read so far and no further. */
const MAX_BODY_BYTES = 64 * 1_024;

/** How an exchange ended. `isWritten`: the whole request had left, so that the other side may have it. */
export type Exchange =
  | ({ readonly kind: 'answered'; readonly statusText: string } & HttpAnswer)
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string; readonly isWritten: boolean }
  | { readonly kind: 'timeout'; readonly isWritten: boolean };

export interface ExchangeOptions {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Called when the connection is there, right before the request is sent. */
  readonly onHandOver?: () => void;
  /** PEM certificates to trust instead of the system's. */
  readonly trusted?: readonly string[];
}

/**
 * One HTTP request on a connection of its own, redirects not followed. Always ends: with an answer (its body cut at
 * 64 KB; a body that stops coming is taken as far as it came), with a fault, or at the deadline.
 */
export function exchange(request: HttpRequest, options: ExchangeOptions): Promise<Exchange> {
  const { deadlineMs, signal, onHandOver, trusted } = options;
  return new Promise((resolve) => {
    const { url, login } = addressOf(request);
    const isSecure = url.protocol === 'https:';
    const body = Buffer.from(request.body, 'utf8');
    let answer: IncomingMessage | null = null;
    const chunks: Buffer[] = [];
    const outgoing = (isSecure ? requestSecure : requestPlain)(url, {
      method: request.method,
      headers: {
        'User-Agent': 'Linewatch',
        Connection: 'close',
        ...login,
        ...request.headers,
        'Content-Length': body.length,
      },
      agent: false,
      ...(isSecure && trusted !== undefined && { ca: [...trusted] }),
    });
    // Before TLS is agreed on, the library counts as written what has not left.
    let isOpen = !isSecure;
    outgoing.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isOpen = true;
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
    const onFault = (error: NodeJS.ErrnoException) => {
      finish({ kind: 'failed', code: error.code ?? '', detail: error.message, isWritten: isWritten() });
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
 * The address without the user and password that may be in it, which are sent as a login. The library decodes them in
 * its own way and stops at a lone percent sign.
 */
function addressOf(request: HttpRequest) {
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
