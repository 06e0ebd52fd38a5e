import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Service } from './exchange';
import { Ndt7Download } from './ndt7-download';
import type { TellProgress } from './ndt7-progress';
import { measureUpload } from './ndt7-upload';

const SUBPROTOCOL = 'net.measurementlab.ndt.v7';
const MAX_MESSAGE_BYTES = 16_777_216;
const DOWNLOAD_MS = 10_000;
/** Limit of every test in either direction; the protocol allows 15 seconds. */
const DEADLINE_MS = 15_000;

/** Identity of the connection of a test. */
export interface Ndt7Connection {
  readonly Client: string;
  readonly Server: string;
  readonly UUID: string;
}

/**
 * Answers the WebSocket handshakes of M-Lab’s NDT7, version 7. Measurements contain no TCPInfo, since Node cannot
 * read it from the kernel.
 *
 * @param downloadMs duration of a download; 10 seconds by the protocol
 */
export function ndt7Server(
  service: Service,
  downloadMs = DOWNLOAD_MS,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    skipUTF8Validation: true,
    handleProtocols: () => SUBPROTOCOL,
  });
  return (request, socket, head) => {
    socket.on('error', () => undefined);
    const [path, query] = (request.url ?? '').split('?');
    const [, test] = /^\/ndt\/v7\/(download|upload)$/.exec(path ?? '') ?? [];
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (test === undefined || !offered.includes(SUBPROTOCOL)) {
      const status = test === undefined ? '404 Not Found' : '400 Bad Request';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    server.handleUpgrade(request, socket, head, (client) => {
      guard(client);
      const tell = teller(client, test, getConnection(request));
      if (test === 'upload') measureUpload(client, service, tell);
      else void new Ndt7Download(client, service, tell, downloadMs, earlyExitBytes(query)).run();
    });
  };
}

/** Closes connections that do not end by themselves. */
function guard(client: WebSocket): void {
  const deadline = setTimeout(() => {
    client.terminate();
  }, DEADLINE_MS);
  client.on('error', () => undefined);
  client.once('close', () => {
    clearTimeout(deadline);
  });
}

function teller(client: WebSocket, test: string, connection: Ndt7Connection): TellProgress {
  return (elapsedMs, bytes) => {
    const AppInfo = { ElapsedTime: Math.round(elapsedMs * 1_000), NumBytes: bytes };
    client.send(JSON.stringify({ AppInfo, ConnectionInfo: connection, Origin: 'server', Test: test }));
  };
}

function getConnection({ socket }: IncomingMessage): Ndt7Connection {
  const address = (host = '', port = 0): string =>
    host.includes(':') ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
  return {
    Client: address(socket.remoteAddress, socket.remotePort),
    Server: address(socket.localAddress, socket.localPort),
    UUID: randomUUID(),
  };
}

/** `early_exit` in the query: the number of megabytes after which a download may end. */
function earlyExitBytes(query = ''): number {
  const megabytes = Number(new URLSearchParams(query).get('early_exit') ?? '');
  return megabytes > 0 ? megabytes * 1_000_000 : Number.POSITIVE_INFINITY;
}
