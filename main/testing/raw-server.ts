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

/** A server that answers every request with the same text. */
export function startAnsweringServer(answer: string): Promise<RawServer> {
  return startRawServer((socket) => {
    socket.on('data', () => socket.write(answer, 'latin1'));
  });
}
