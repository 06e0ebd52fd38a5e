import type { AddressInfo, Server, Socket } from 'node:net';

const MAX_CONNECTIONS = 512;

/** A server's port, and all that is connected to it. */
export class Listener {
  readonly #server: Server;

  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    this.#server = server;

    server.maxConnections = MAX_CONNECTIONS;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Gives the port, which is any free one for 0. Rejects when the address cannot be used. */
  open(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        // Such as a connection that cannot be accepted, because too many files are open: the next one may be.
        this.#server.on('error', () => undefined);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Breaks every connection and gives the port back. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#server.listening) {
        this.#server.close(() => {
          resolve();
        });
      } else resolve();
      for (const socket of this.#sockets) socket.destroy();
    });
  }
}
