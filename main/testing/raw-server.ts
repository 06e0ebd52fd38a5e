import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawServer {
  readonly url: string;
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  close(): Promise<void>;
}

/** A TCP server on loopback that does with each connection whatever a test wants. */
export function startRawServer(onConnection: (socket: Socket) => void): Promise<RawServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    onConnection(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${String(port)}/`,
        open,
        close: () =>
          new Promise((closed) => {
            for (const socket of open) socket.destroy();
            server.close(() => {
              closed();
            });
          }),
      });
    });
  });
}

/** A server that answers every request with the same text, after a while. */
export function startAnsweringServer(answer: string, delayMs = 0): Promise<RawServer> {
  return startRawServer((socket) => {
    const send = (): void => void socket.write(answer, 'latin1');
    socket.on('data', () => {
      if (delayMs === 0) send();
      else setTimeout(send, delayMs);
    });
  });
}

/** Sends a piece at once and then one every so many milliseconds, as long as somebody takes them. */
export function sendEvery(milliseconds: number, socket: Socket, piece: () => string | Buffer): void {
  const send = (): void => {
    if (!socket.writableNeedDrain) socket.write(piece());
  };
  const timer = setInterval(send, milliseconds);
  socket.on('close', () => {
    clearInterval(timer);
  });
  send();
}

/** Sends 64 KB every millisecond, which is 524 Mbit/s, as long as somebody takes them. */
export function sendWithoutEnd(socket: Socket): void {
  const piece = Buffer.alloc(65_536, 'x');
  sendEvery(1, socket, () => piece);
}
