import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TEST_KEY } from './certificates';

/** A request that arrived whole. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the sink does with a request that arrived whole. */
export type SinkStep = (response: ServerResponse, request: Arrived) => void;

export interface HttpSink {
  /** Without a slash at its end. */
  readonly url: string;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

export interface SinkOptions {
  /** Any free one where it is missing. */
  readonly port?: number;
  /** Speaks TLS, with this certificate of TEST_KEY. */
  readonly certificate?: string;
}

/** Answers with a status, headers and a text. */
export const answer =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): SinkStep =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Says nothing, and holds the connection. */
export const hang: SinkStep = () => undefined;

/** Closes the connection once the request is there. */
export const drop: SinkStep = (response) => void response.destroy();

/** Answers 200 with a text that never ends, as fast as it is read. */
export const endless: SinkStep = (response) => {
  const chunk = Buffer.alloc(64 * 1_024, 'x');
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  response.writeHead(200, { 'Content-Length': 1_000_000_000 });
  write();
};

/** A web server on loopback; `stepOf` says what it does with a request, by its number from 0. */
export async function startSink(
  getStep: (request: number) => SinkStep,
  { port, certificate }: SinkOptions = {},
): Promise<HttpSink> {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      const whole = { method, path: url, headers: headers as Arrived['headers'], body };
      const step = getStep(arrived.length);
      arrived.push(whole);
      step(response, whole);
    });
  };
  const server =
    certificate === undefined
      ? createPlain(onRequest)
      : createSecure({ cert: certificate, key: TEST_KEY }, onRequest);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port ?? 0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
