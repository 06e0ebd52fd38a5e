import { createServer, request as requestPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a proxy was asked. */
export interface Asked {
  /** `CONNECT host:port`, or `POST http://…`. */
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
}

export interface ProxyServer {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** An HTTP proxy on loopback until the test ends: tunnels and forwards, or answers everything with this status. */
export async function proxyServer(status?: number): Promise<ProxyServer> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const note = ({ method = '', url = '', headers }: IncomingMessage) => {
    asked.push({ line: `${method} ${url}`, headers });
  };
  const server = createServer((incoming, response) => {
    note(incoming);
    if (status === undefined) forward(incoming, response);
    else incoming.resume().on('end', () => response.writeHead(status).end());
  });
  server.on('connect', (incoming, client: Socket) => {
    note(incoming);
    client.on('error', () => undefined);
    if (status !== undefined) return client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const { hostname, port } = new URL(`http://${incoming.url ?? ''}`);
    const there = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(client).pipe(there);
    });
    sockets.add(there);
    there.on('error', () => client.destroy());
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function forward(incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url = '', headers } = incoming;
  const { 'proxy-authorization': _, ...rest } = headers;
  const onward = requestPlain(url, { method, headers: rest, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}
