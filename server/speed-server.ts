import { randomFillSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimit } from './rate-limit';

const CHUNK_BYTES = 1_048_576;
const DEFAULT_CHUNKS = 4;
const MAX_CHUNKS = 1_024;
/** Pieces of a download when the rate is limited, small against the rate of a slow line. */
const PIECE_BYTES = 16_384;

export interface SpeedServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Payload rate of the whole server in each direction, in bit/s; without it as fast as it goes. */
  readonly rateLimit?: number;
}

export interface RunningServer {
  /** Base address, ending in a slash. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts a speed-test server that speaks LibreSpeed's protocol, at `/` and `/backend/`, with and without `.php`.
 * Its data cannot be compressed. Rejects when the address cannot be used.
 */
export function startServer(options: SpeedServerOptions): Promise<RunningServer> {
  const data = randomFillSync(Buffer.allocUnsafeSlow(CHUNK_BYTES));
  const limits =
    options.rateLimit === undefined
      ? null
      : { down: new RateLimit(options.rateLimit / 8), up: new RateLimit(options.rateLimit / 8) };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://server.invalid');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Access-Control-Allow-Origin', '*');
    switch (/^\/(?:backend\/)?(garbage|empty|getIP)(?:\.php)?$/.exec(url.pathname)?.[1]) {
      case 'garbage':
        request.resume();
        void sendGarbage(response, data, chunksOf(url), limits?.down ?? null);
        return;
      case 'empty':
        void swallow(request, response, limits?.up ?? null);
        return;
      case 'getIP':
        request.resume();
        sendAddress(request, response);
        return;
      default:
        request.resume();
        sendText(response, url.pathname === '/' ? 200 : 404);
    }
  });
  server.keepAliveTimeout = 30_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = options.host.includes(':') ? `[${options.host}]` : options.host;
      resolve({
        url: `http://${host}:${String(port)}/`,
        port,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}

function chunksOf(url: URL): number {
  const wanted = url.searchParams.get('ckSize') ?? '';
  const chunks = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return chunks > 0 ? Math.min(chunks, MAX_CHUNKS) : DEFAULT_CHUNKS;
}

async function sendGarbage(
  response: ServerResponse,
  data: Buffer,
  chunks: number,
  limit: RateLimit | null,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': chunks * CHUNK_BYTES,
  });
  const pieceBytes = limit === null ? CHUNK_BYTES : PIECE_BYTES;
  const pieces = (chunks * CHUNK_BYTES) / pieceBytes;
  for (let piece = 0; piece < pieces && !response.destroyed; piece++) {
    if (limit !== null) await limit.take(pieceBytes);
    const at = (piece * pieceBytes) % CHUNK_BYTES;
    if (!response.write(data.subarray(at, at + pieceBytes))) await roomIn(response);
  }
  response.end();
}

/** Waits until there is room for writing, or nobody is there to write to. */
function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.on('drain', settle);
    response.on('close', settle);
    if (response.destroyed) settle();
  });
}

async function swallow(
  request: IncomingMessage,
  response: ServerResponse,
  limit: RateLimit | null,
): Promise<void> {
  request.on('error', () => undefined);
  if (limit === null) {
    request.resume();
    await new Promise((resolve) => request.once('close', resolve).once('end', resolve));
  } else {
    request.on('data', (piece: Buffer) => {
      request.pause();
      void limit.take(piece.length).then(() => request.resume());
    });
    await new Promise((resolve) => request.once('close', resolve).once('end', resolve));
  }
  response.writeHead(200, { 'Content-Length': 0 });
  response.end();
}

function sendAddress(request: IncomingMessage, response: ServerResponse): void {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ processedString: address, rawIspInfo: '' }));
}

function sendText(response: ServerResponse, status: 200 | 404): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(status === 200 ? 'This is a Linewatch speed-test server.\n' : 'Not found.\n');
}
