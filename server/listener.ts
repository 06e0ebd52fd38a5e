import type { AddressInfo, Server, Socket } from 'node:net';

const MAX_CONNECTIONS = 512;

/** A listening server with all its connections. */
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

  /** Resolves with the port; port 0 takes any free one. Rejects if the address cannot be used. */
  open(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        // Errors of accepting, such as too many open files, do not affect later connections.
        this.#server.on('error', () => undefined);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Closes every connection and stops listening. */
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
