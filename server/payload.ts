import type { EventEmitter } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import type { Exchange, Service } from './exchange';

/** Size of one write. */
const CHUNK_BYTES = 1_048_576;
/** Size of one write with a rate limit: small compared with the rate of a slow line. */
const LIMITED_CHUNK_BYTES = 16_384;

/** Maximum size of one write. */
export const pieceBytes = ({ down }: Pick<Service, 'down'>): number =>
  down === null ? CHUNK_BYTES : LIMITED_CHUNK_BYTES;

/** Sends a body of random bytes at the configured rate. Resolves when it was sent or the client has disconnected. */
export async function sendPayload(
  exchange: Exchange,
  bytes: number,
  headers: OutgoingHttpHeaders = {},
): Promise<void> {
  const { request, response, service } = exchange;
  request.resume();
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes,
    ...headers,
  });
  if (request.method === 'HEAD' || bytes === 0) {
    response.end();
    return;
  }
  const client = { isGone: false };
  response.once('close', () => (client.isGone = true));
  const body: { write(piece: Uint8Array): boolean } = response;
  const step = pieceBytes(service);
  for (let sent = 0; sent < bytes && !client.isGone; sent += step) {
    const piece = Math.min(step, bytes - sent);
    if (service.down !== null) await service.down.take(piece);
    const at = sent % service.data.length;
    const hasRoom = body.write(service.data.subarray(at, at + piece));
    if (!hasRoom && !client.isGone) await roomIn(response);
  }
  response.end();
}

/** Resolves when the stream accepts more bytes or was closed. */
function roomIn(response: EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.on('drain', settle);
    response.on('close', settle);
  });
}

/** Receives and discards the body of a request at the configured rate, then sends an empty response. */
export async function swallow(
  { request, response, service }: Exchange,
  headers: OutgoingHttpHeaders = {},
): Promise<void> {
  const { up } = service;
  // A GET measures the latency.
  if (request.method === 'GET') {
    request.resume();
    response.writeHead(200, { 'content-length': 0, ...headers }).end();
    return;
  }
  if (up === null) request.resume();
  else {
    request.on('data', (piece: Buffer) => {
      request.pause();
      void up.take(piece.length).then(() => request.resume());
    });
  }
  const events: EventEmitter = request;
  await new Promise((resolve) => events.once('close', resolve).once('end', resolve));
  response.writeHead(200, { 'content-length': 0, ...headers });
  response.end();
}
