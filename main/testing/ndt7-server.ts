import type { AddressInfo, Socket } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { startLine } from './line';

export interface Ndt7Script {
  /** The socket below it is for what a WebSocket would not do. */
  readonly download?: (webSocket: WebSocket, socket: Socket) => void;
  readonly upload?: (webSocket: WebSocket) => void;
  /** Answers what is no WebSocket; 404 if not given. */
  readonly onRequest?: RequestListener;
  readonly subprotocol?: string;
}

export interface ScriptedNdt7Server {
  readonly url: string;
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  close(): Promise<void>;
}

const PAYLOAD = Buffer.alloc(65_536, 1);

/** Sends as fast as the client reads, and reports like a server of M-Lab. */
export function sendWithoutEnd(webSocket: WebSocket, tcpInfo: object | undefined): void {
  const beganAt = performance.now();
  const timer = setInterval(() => {
    const microseconds = Math.round((performance.now() - beganAt) * 1_000);
    webSocket.send(JSON.stringify({ AppInfo: { ElapsedTime: microseconds, NumBytes: 0 }, TCPInfo: tcpInfo }));
  }, 20);
  const send = (): void => {
    if (webSocket.readyState !== webSocket.OPEN) return;
    webSocket.send(PAYLOAD, () => setImmediate(send));
  };
  webSocket.on('close', () => {
    clearInterval(timer);
  });
  send();
}

/** Counts what comes and reports it, in the part of the measurement that is named. */
export function receiveAndReport(webSocket: WebSocket, as: 'AppInfo' | 'TCPInfo' | 'nothing'): void {
  const beganAt = performance.now();
  let bytes = 0;
  webSocket.on('message', (data: Buffer) => {
    bytes += data.length;
  });
  const timer = setInterval(() => {
    const ElapsedTime = Math.round((performance.now() - beganAt) * 1_000);
    if (as === 'AppInfo') webSocket.send(JSON.stringify({ AppInfo: { ElapsedTime, NumBytes: bytes } }));
    if (as === 'TCPInfo')
      webSocket.send(JSON.stringify({ TCPInfo: { ElapsedTime, BytesReceived: bytes, RTT: 30_000 } }));
  }, 20);
  webSocket.on('close', () => {
    clearInterval(timer);
  });
}

/** Begins a message and sends a byte of it now and then. */
export function trickle(socket: Socket): void {
  socket.write(Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 0x10, 0, 0]));
  const timer = setInterval(() => socket.write('x'), 20);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

/** Sends nothing but texts, as fast as the client reads. */
export function chatter(webSocket: WebSocket): void {
  const text = 'not a measurement '.repeat(1_000);
  const send = (): void => {
    if (webSocket.readyState !== webSocket.OPEN) return;
    webSocket.send(text, () => setImmediate(send));
  };
  send();
}

/** What the line to the server carries in each direction. */
export const NDT7_BITS_PER_SECOND = 200_000_000;

/**
 * An NDT7 server at the other end of a line that does with each test whatever a script says; it measures well if not
 * told otherwise.
 */
export async function startNdt7Server(script: Ndt7Script = {}): Promise<ScriptedNdt7Server> {
  const {
    download = (webSocket) => {
      sendWithoutEnd(webSocket, TCP_INFO);
    },
    upload = (webSocket) => {
      receiveAndReport(webSocket, 'TCPInfo');
    },
    onRequest = (_request, response) => response.writeHead(404).end(),
    subprotocol = 'net.measurementlab.ndt.v7',
  } = script;
  const http = createServer(onRequest);
  const open = new Set<Socket>();
  http.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const server = new WebSocketServer({
    server: http,
    perMessageDeflate: false,
    handleProtocols: () => subprotocol,
  });
  server.on('connection', (webSocket, request) => {
    webSocket.on('error', () => undefined);
    if (request.url?.startsWith('/ndt/v7/upload')) upload(webSocket);
    else download(webSocket, request.socket);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const line = await startLine({ port, bitsPerSecond: NDT7_BITS_PER_SECOND, delayMs: 5 });
  return {
    url: line.url.replace('http:', 'ws:'),
    open,
    close: async () => {
      await line.close();
      server.close();
      await new Promise((closed) => http.close(closed));
    },
  };
}

/** What a server of M-Lab says of its connection. */
export const TCP_INFO = {
  ElapsedTime: 1_000_000,
  BytesSent: 1_000_000,
  BytesRetrans: 5_000,
  MinRTT: 21_500,
  RTT: 42_000,
};
