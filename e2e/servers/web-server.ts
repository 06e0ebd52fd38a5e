import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived whole. */
export interface ReceivedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the server says to whatever it is asked. */
export interface WebAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A web server on loopback that gives one answer to everybody, and remembers what it was asked. */
export class WebServer {
  readonly requests: ReceivedRequest[] = [];
  readonly #server = createServer((request, response) => void this.#take(request, response));

  /** @param answer may be replaced at any time; holds for requests from then on */
  constructor(public answer: WebAnswer) {}

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

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(request, 'end');
    const headers = request.headers as ReceivedRequest['headers'];
    const { method = '', url: path = '' } = request;
    this.requests.push({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
    const { status, body = '', headers: answered = {} } = this.answer;
    response.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(body) }).end(body);
  }
}
