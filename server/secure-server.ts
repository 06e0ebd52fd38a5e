import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { Exchange } from './exchange';

/** Node’s default window of 64 KiB would limit a line with 20 ms of latency to 25 Mbit/s. */
const STREAM_WINDOW_BYTES = 16_777_216;
const SESSION_WINDOW_BYTES = 67_108_864;

/** A certificate and its key, both as PEM, with the port for TLS. */
export interface TlsOptions {
  readonly certificate: string;
  readonly key: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/**
 * A TLS server for HTTP/2, with windows for fast lines, and for HTTP/1.1.
 *
 * @throws if certificate or key are invalid or do not match
 */
export function secureServer(
  { certificate, key }: TlsOptions,
  answer: (request: Exchange['request'], response: Exchange['response']) => void,
): Http2SecureServer {
  const settings = { initialWindowSize: STREAM_WINDOW_BYTES };
  const server = createSecureServer({ cert: certificate, key, allowHTTP1: true, settings }, answer);
  server.on('session', (session) => {
    session.setLocalWindowSize(SESSION_WINDOW_BYTES);
    session.on('error', () => undefined);
  });
  return server;
}
