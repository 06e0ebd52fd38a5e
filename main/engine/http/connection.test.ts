import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TEST_KEY, VALID_CERTIFICATE } from '../../testing/certificates';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { DIRECT, type ConnectionOptions } from './connection-options';
import { request } from './request';

useLoopbackTime();
const keep = serverKeeper();
const get = (url: string, connection: ConnectionOptions) =>
  request(new URL(url), {
    maxBodyBytes: 1_000,
    deadlineMs: 1_000,
    signal: new AbortController().signal,
    connection,
  });

/** A proxy that records the requests it gets, and answers with the given text. */
async function startProxy(answer: string) {
  const asked: string[] = [];
  const server = await keep(
    startRawServer((socket: Socket) => {
      socket.once('data', (head) => {
        asked.push(head.toString('latin1'));
        socket.write(answer);
      });
    }),
  );
  return { asked, url: server.url.replace('http://', 'http://ann:s%40fe@') };
}

describe('a connection through a proxy', () => {
  it('asks for a tunnel and authenticates with the credentials in the address', async () => {
    const proxy = await startProxy('HTTP/1.1 407 Sign in\r\nContent-Length: 0\r\n\r\n');
    const failure = await get('https://speed.example/', { ...DIRECT, proxyUrl: proxy.url });
    expect(failure).toMatchObject({ reason: 'proxy' });
    expect(failure && 'detail' in failure && failure.detail).toMatch(
      /^the proxy 127\.0\.0\.1:\d+ opens no tunnel: HTTP 407$/,
    );
    expect(proxy.asked[0]).toContain('CONNECT speed.example:443 HTTP/1.1\r\n');
    expect(proxy.asked[0]).toContain('Proxy-Authorization: Basic YW5uOnNAZmU=\r\n');
  });

  it('uses TLS through the tunnel, and checks the certificate as without a proxy', async () => {
    const secure = createServer({ key: TEST_KEY, cert: VALID_CERTIFICATE });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const { port } = secure.address() as AddressInfo;
    const proxy = await keep(
      startRawServer((socket) => {
        socket.once('data', () => {
          const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Open\r\n\r\n'));
          onward.on('error', () => undefined);
          socket.pipe(onward).pipe(socket);
        });
      }),
    );
    expect(await get('https://localhost/', { ...DIRECT, proxyUrl: proxy.url })).toMatchObject({
      reason: 'tls',
    });
    await new Promise((resolve) => secure.close(resolve));
  });

  it('fails at once if the proxy speaks another protocol', async () => {
    const proxy = await startProxy('\u0005\u0000');
    const failure = await get('https://speed.example/', { ...DIRECT, proxyUrl: proxy.url });
    expect(failure).toMatchObject({
      reason: 'proxy',
      detail: expect.stringContaining('opens no tunnel: not an HTTP answer') as string,
    });
  });

  it('accepts a single percent sign in the credentials', async () => {
    const proxy = await startProxy('HTTP/1.1 407 Sign in\r\nContent-Length: 0\r\n\r\n');
    const proxyUrl = proxy.url.replace('ann:s%40fe', '100%:50%zz');
    expect(await get('https://speed.example/', { ...DIRECT, proxyUrl })).toMatchObject({ reason: 'proxy' });
    const user = Buffer.from('100%:50%zz').toString('base64');
    expect(proxy.asked[0]).toContain(`Proxy-Authorization: Basic ${user}\r\n`);
  });

  it.each([
    ['is not there', 'http://127.0.0.1:1/'],
    ['has an address that is none', 'http://%/'],
  ])('names the proxy in the failure when it %s', async (_, proxyUrl) => {
    const failure = await get('https://speed.example/', { ...DIRECT, proxyUrl });
    expect(failure).toMatchObject({ reason: 'proxy' });
  });

  it('names the proxy in the failure when it closes the connection or sends nothing', async () => {
    const closing = await keep(startRawServer((socket) => socket.end()));
    expect(await get('https://speed.example/', { ...DIRECT, proxyUrl: closing.url })).toMatchObject({
      reason: 'proxy',
    });
    const silent = await keep(startRawServer(() => undefined));
    expect(await get('https://speed.example/', { ...DIRECT, proxyUrl: silent.url })).toMatchObject({
      reason: 'proxy',
    });
  });

  it('is not used for plain HTTP', async () => {
    const proxy = await startProxy('HTTP/1.1 407 Sign in\r\nContent-Length: 0\r\n\r\n');
    const server = await startProxy('HTTP/1.1 204 Empty\r\n\r\n');
    expect(await get(server.url, { ...DIRECT, proxyUrl: proxy.url })).toMatchObject({ kind: 'answer' });
    expect(proxy.asked).toEqual([]);
  });
});

describe('a connection over one IP version', () => {
  it('does not connect to an address of the other version', async () => {
    expect(await get('http://127.0.0.1:9/', { ...DIRECT, ipVersion: 'ipv6' })).toMatchObject({
      reason: 'no-server',
    });
    expect(await get('http://[::1]:9/', { ...DIRECT, localAddress: '127.0.0.1' })).toMatchObject({
      reason: 'no-server',
    });
  });
});
