import { once } from 'node:events';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { EXPIRED_CERTIFICATE, TEST_KEY, VALID_CERTIFICATE } from '../main/testing/certificates';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { serverKeeper } from '../main/testing/speed-server';
import { startServer } from './speed-server';

useLoopbackTime();
const keep = serverKeeper();
const start = async (key = TEST_KEY): Promise<URL> => {
  const tls = { certificate: VALID_CERTIFICATE, key, port: 0 };
  const server = await keep(startServer({ host: '127.0.0.1', port: 0, tls, ndt7DownloadMs: 50 }));
  return new URL(server.tlsUrl ?? '');
};

/** Sends a request over HTTP/2. */
async function ask(url: URL, path: string, body?: Buffer) {
  const session = connect(url.origin, { ca: VALID_CERTIFICATE });
  const stream = session.request({ ':path': path, ':method': body === undefined ? 'GET' : 'POST' });
  stream.end(body);
  const [head] = (await once(stream, 'response')) as [Record<string, unknown>];
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const window = session.remoteSettings.initialWindowSize;
  session.close();
  return { status: head[':status'], body: Buffer.concat(chunks), window };
}

describe('over TLS', () => {
  it('supports HTTP/2 with a window for fast lines', async () => {
    const url = await start();
    const { status, body, window } = await ask(url, '/__down?bytes=3000000');
    expect([status, body.length, window]).toEqual([200, 3_000_000, 16_777_216]);
    const upload = await ask(url, '/nq/upload', Buffer.alloc(3_000_000));
    expect([upload.status, upload.body.length]).toEqual([200, 0]);
  });

  it('gives URLs with its own port', async () => {
    const url = await start();
    const { body } = await ask(url, '/.well-known/nq');
    expect(JSON.parse(body.toString())).toMatchObject({
      urls: { small_download_url: `${url.href}nq/small` },
    });
  });

  it('is the target of the networkQuality URLs on the plain port', async () => {
    const tls = { certificate: VALID_CERTIFICATE, key: TEST_KEY, port: 0 };
    const server = await keep(startServer({ host: '127.0.0.1', port: 0, tls }));
    expect(await (await fetch(`${server.url}.well-known/nq`)).json()).toMatchObject({
      urls: { upload_url: `${server.tlsUrl ?? ''}nq/upload` },
    });
  });

  it('supports HTTP/1.1 too', async () => {
    const asked = request(new URL('garbage?ckSize=1', await start()), { ca: VALID_CERTIFICATE });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [AsyncIterable<Buffer>];
    let bytes = 0;
    for await (const chunk of answer) bytes += chunk.length;
    expect(bytes).toBe(1_048_576);
  });

  it('accepts successive uploads over HTTP/1.1 on one connection', async () => {
    const url = await start();
    const socket = connectTls({ host: '127.0.0.1', port: Number(url.port), ca: VALID_CERTIFICATE });
    const head = 'POST /empty.php HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n';
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    for (let upload = 0; upload < 5; upload++) socket.write(head + 'x'.repeat(1_048_576));
    while (answer.split('HTTP/1.1 200 OK').length < 6) await once(socket, 'data');
    expect(answer).toMatch(/^(?:HTTP\/1.1 200 OK\r\n(?:[^\r]+\r\n)+\r\n){5}$/);
    socket.destroy();
  });

  it('keeps running when a client disconnects during an upload', async () => {
    const url = await start();
    for (let client = 0; client < 10; client++) {
      const socket = connectTls({ host: '127.0.0.1', port: Number(url.port), ca: VALID_CERTIFICATE });
      socket.write('POST /empty.php HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n');
      socket.write('x'.repeat(300_000));
      await once(socket, 'drain');
      socket.destroy();
    }
    expect((await ask(url, '/empty.php')).status).toBe(200);
  });

  it('supports NDT7', async () => {
    const url = `wss://127.0.0.1:${(await start()).port}/ndt/v7/download`;
    const client = new WebSocket(url, ['net.measurementlab.ndt.v7'], { ca: VALID_CERTIFICATE });
    const [code] = (await once(client, 'close')) as [number];
    expect(code).toBe(1_000);
  });
});

it('rejects an invalid key', async () => {
  await expect(start('no key')).rejects.toThrow();
  await expect(start(EXPIRED_CERTIFICATE)).rejects.toThrow();
});
