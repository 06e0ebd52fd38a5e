import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { RateLimit } from './rate-limit';

/** Resources shared by all protocols of the server. */
export interface Service {
  /** Random bytes that are sent repeatedly; they cannot be compressed. */
  readonly data: Buffer;
  /** Limit of sent or received bytes; null for unlimited. */
  readonly down: RateLimit | null;
  readonly up: RateLimit | null;
  /** Null without a certificate. */
  readonly tlsPort: number | null;
  /** Null if no port was free. */
  readonly udpEchoPort: number | null;
}

/** One request over HTTP/1.1 or HTTP/2, with its response. */
export interface Exchange {
  readonly service: Service;
  readonly request: IncomingMessage | Http2ServerRequest;
  readonly response: ServerResponse | Http2ServerResponse;
  readonly url: URL;
}

/** Handles the requests of one path. */
export type Handler = (exchange: Exchange) => void | Promise<void>;

/** The address of the client. */
export const clientAddress = ({ request }: Exchange): string =>
  (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

/** Whether the request came over TLS. */
export const isSecure = ({ request }: Exchange): boolean => 'encrypted' in request.socket;

/** Sends a response with a small body. */
export function sendText(exchange: Exchange, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  exchange.request.resume();
  exchange.response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': body.length,
  });
  exchange.response.end(body);
}

/** Sends a JSON response. */
export function sendJson(exchange: Exchange, document: unknown): void {
  sendText(exchange, 200, 'application/json', JSON.stringify(document));
}
