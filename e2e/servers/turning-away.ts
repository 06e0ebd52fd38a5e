import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A speed-test service on loopback that turns every request away with 429 and asks to be left alone for an hour. */
export class TurningAway {
  #requests = 0;
  readonly #server = createServer((request, response) => {
    this.#requests += 1;
    request.resume();
    response.writeHead(429, { 'retry-after': '3600', 'content-length': '0' }).end();
  });

  /** How often it was asked. */
  get requests(): number {
    return this.#requests;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
