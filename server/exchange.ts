import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { RateLimit } from './rate-limit';

/** What all protocols of the server share. */
export interface Service {
  /** Random bytes, sent again and again; they cannot be compressed. */
  readonly data: Buffer;
  /** Bounds what is sent and what is taken; null where it is as fast as it goes. */
  readonly down: RateLimit | null;
  readonly up: RateLimit | null;
  /** Null without a certificate. */
  readonly tlsPort: number | null;
  /** Null when no port for it could be had. */
  readonly udpEchoPort: number | null;
}

/** One request, over HTTP/1.1 or HTTP/2, and the way to answer it. */
export interface Exchange {
  readonly service: Service;
  readonly request: IncomingMessage | Http2ServerRequest;
  readonly response: ServerResponse | Http2ServerResponse;
  readonly url: URL;
}

/** Answers requests of one path. */
export type Handler = (exchange: Exchange) => void | Promise<void>;

/** The address that the request came from. */
export const clientAddress = ({ request }: Exchange): string =>
  (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

/** Whether the request came over TLS. */
export const isSecure = ({ request }: Exchange): boolean => 'encrypted' in request.socket;

/** Answers with a small body. */
export function sendText(exchange: Exchange, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  exchange.request.resume();
  exchange.response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': body.length,
  });
  exchange.response.end(body);
}

/** Answers with a document. */
export function sendJson(exchange: Exchange, document: unknown): void {
  sendText(exchange, 200, 'application/json', JSON.stringify(document));
}
