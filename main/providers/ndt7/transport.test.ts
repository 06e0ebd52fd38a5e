import { createServer as createTlsServer } from 'node:tls';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DIRECT } from '../../engine/http/connection-options';
import { TEST_KEY, VALID_CERTIFICATE } from '../../testing/certificates';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startNdt7Server } from '../../testing/ndt7-server';
import { startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { checkNdt7 } from './check';

useLoopbackTime();
const keep = serverKeeper();
const through = (proxyUrl: string, address: string) => checkNdt7(address, { ...DIRECT, proxyUrl }, 2_000);

function startTlsServer(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createTlsServer({ key: TEST_KEY, cert: VALID_CERTIFICATE });
  server.on('tlsClientError', () => undefined);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => {
            closed();
          });
        });
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}

describe('the way to an NDT7 server', () => {
  it('leads through a proxy over TLS, whose certificate is still the server’s own', async () => {
    const { port } = await keep(startTlsServer());
    const asked: string[] = [];
    const proxy = await keep(
      startRawServer((socket) => {
        socket.once('data', (head) => {
          asked.push(head.toString().split('\r\n')[0] ?? '');
          const onward = connect({ host: '127.0.0.1', port });
          onward.on('error', () => undefined);
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(onward).pipe(socket);
        });
      }),
    );
    const address = `wss://127.0.0.1:${String(port)}/`;
    expect(await through(proxy.url, address)).toMatchObject({ kind: 'fails', reason: 'tls' });
    expect(asked).toEqual([`CONNECT 127.0.0.1:${String(port)} HTTP/1.1`]);
    await until(() => proxy.open.size === 0);
  });

  it('does not lead through a proxy without TLS', async () => {
    const { url } = await keep(startNdt7Server());
    expect((await through('http://127.0.0.1:1/', url)).kind).toBe('answers');
  });

  it.each([
    ['refuses', 'HTTP/1.1 407 Sign in\r\nContent-Length: 0\r\n\r\n'],
    ['speaks no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
  ])('ends at a proxy that %s', async (_, answer) => {
    const proxy = await keep(startAnsweringServer(answer));
    expect(await through(proxy.url, 'wss://ndt.invalid/')).toMatchObject({
      kind: 'fails',
      reason: 'proxy',
    });
    await until(() => proxy.open.size === 0);
  });

  it('ends at a proxy that closes or is not there', async () => {
    const closing = await keep(startRawServer((socket) => socket.end()));
    expect(await through(closing.url, 'wss://ndt.invalid/')).toMatchObject({ reason: 'proxy' });
    expect(await through('http://127.0.0.1:1/', 'wss://ndt.invalid/')).toMatchObject({ reason: 'proxy' });
    expect(await through('http://100%:%@127.0.0.1:1/', 'wss://ndt.invalid/')).toMatchObject({
      reason: 'proxy',
    });
  });

  it('does not leave over another IP version than the one wished for', async () => {
    const { url } = await keep(startNdt7Server());
    expect((await checkNdt7(url, { ...DIRECT, ipVersion: 'ipv6' }, 2_000)).kind).toBe('fails');
    expect(
      (await checkNdt7(url, { ...DIRECT, ipVersion: 'ipv4', localAddress: '127.0.0.1' }, 2_000)).kind,
    ).toBe('answers');
  });
});
