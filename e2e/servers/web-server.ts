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

/** What a server says, whatever it is asked or by what it is asked. */
type Answering = WebAnswer | ((request: ReceivedRequest) => WebAnswer);

/** A web server on loopback that gives one answer to everybody, and remembers what it was asked. */
export class WebServer {
  readonly requests: ReceivedRequest[] = [];
  readonly #server = createServer((request, response) => void this.#take(request, response));

  /** @param answer may be replaced at any time; holds for requests from then on */
  constructor(public answer: Answering) {
    // As a proxy it opens no tunnel, and says its answer where a client may read it.
    this.#server.on('connect', (request, socket) => {
      const { status, body = '' } = this.#answerTo(request, '');
      socket.end(`HTTP/1.1 ${String(status)} ${body.replaceAll(/\s+/g, ' ')}\r\n\r\n`);
    });
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

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(request, 'end');
    const {
      status,
      body = '',
      headers = {},
    } = this.#answerTo(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  }

  #answerTo(request: IncomingMessage, body: string): WebAnswer {
    const headers = request.headers as ReceivedRequest['headers'];
    const { method = '', url: path = '' } = request;
    const received = { method, path, headers, body };
    this.requests.push(received);
    return typeof this.answer === 'function' ? this.answer(received) : this.answer;
  }
}
