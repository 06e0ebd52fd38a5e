import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { TEST_KEY, VALID_CERTIFICATE } from './certificates';
import { useLoopbackTime } from './loopback-time';
import { startAnsweringServer, startRawServer } from './raw-server';
import { serverKeeper } from './speed-server';

useLoopbackTime();
const keep = serverKeeper();

const getPort = (url: string): number => Number(new URL(url).port);

/** How long something takes on the clock of this file. */
async function getMs(work: () => Promise<unknown>): Promise<number> {
  const beganAtMs = performance.now();
  await work();
  return performance.now() - beganAtMs;
}

describe('time on the loopback', () => {
  it('passes to the millisecond, for every clock alike', async () => {
    const [wallMs, monotonic] = [Date.now(), process.hrtime.bigint()];
    expect(await getMs(() => new Promise((resolve) => setTimeout(resolve, 5_000)))).toBe(5_000);
    expect(Date.now() - wallMs).toBe(5_000);
    expect(process.hrtime.bigint() - monotonic).toBe(5_000_000_000n);
  });

  it('ends what AbortSignal.timeout() ends', async () => {
    const signal = AbortSignal.timeout(250);
    expect(await getMs(() => once(signal, 'abort'))).toBe(250);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('runs out for a socket on which nothing comes or goes', async () => {
    const server = await keep(startRawServer((socket) => setTimeout(() => socket.write('late'), 400)));
    const socket = connect(getPort(server.url), '127.0.0.1').setTimeout(500);
    await once(socket, 'data');
    expect(await getMs(() => once(socket, 'timeout'))).toBe(500);
    const given = vi.fn();
    socket.setTimeout(100, given);
    expect(await getMs(() => once(socket, 'timeout'))).toBe(100);
    socket.setTimeout(0);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(given).toHaveBeenCalledTimes(1);
    socket.destroy();
  });

  it('is what a server waits for', async () => {
    const server = await keep(startAnsweringServer('answer', 25));
    const socket = connect(getPort(server.url), '127.0.0.1');
    for (let count = 0; count < 20; count++) {
      socket.write('ask');
      expect(await getMs(() => once(socket, 'data'))).toBe(25);
    }
    socket.destroy();
  });

  it('stands still while a megabyte goes to a server that answers at once, and comes back', async () => {
    const server = await keep(startRawServer((socket) => socket.pipe(socket)));
    const socket = connect(getPort(server.url), '127.0.0.1');
    let bytes = 0;
    socket.on('data', (piece) => (bytes += piece.length));
    const msToReturn = await getMs(async () => {
      socket.write(Buffer.alloc(1_000_000));
      while (bytes < 1_000_000) await once(socket, 'data');
    });
    expect(msToReturn).toBeLessThan(20);
    socket.destroy();
  });

  it('stands still in a TLS handshake', async () => {
    const server = createTlsServer({ key: TEST_KEY, cert: VALID_CERTIFICATE }, (socket) => socket.end('x'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { readonly port: number };
    const handshake = async () => {
      const socket = connectTls({ host: '127.0.0.1', port, ca: VALID_CERTIFICATE });
      await once(socket, 'data');
      socket.destroy();
    };
    expect(await getMs(handshake)).toBeLessThan(5);
    await new Promise((resolve) => server.close(resolve));
  });

  it('waits for files and names', async () => {
    const lookUp = async () => {
      for (let count = 0; count < 20; count++) await readFile(import.meta.filename);
      await lookup('localhost');
    };
    expect(await getMs(lookUp)).toBeLessThan(5);
  });
});
