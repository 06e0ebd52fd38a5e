import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { serverKeeper, startSpeedServer } from '../main/testing/speed-server';
import type { RunningServer } from './speed-server';

useLoopbackTime();
const keep = serverKeeper();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

function connectTo({ port }: RunningServer): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

/** Sends raw bytes and returns everything that the server sends until it closes the connection. */
async function answerTo(server: RunningServer, words: string): Promise<string> {
  const socket = connectTo(server);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
  socket.write(words);
  await once(socket, 'close');
  return answer;
}

async function expectAlive(server: RunningServer): Promise<void> {
  expect(await (await fetch(`${server.url}empty`)).text()).toBe('');
}

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
const UPLOAD = 'POST /empty HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc';

describe('the server keeps running after', () => {
  it.each([
    ['an endless head', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`, '431'],
    ['no HTTP at all', '\x16\x03\x01 hello\r\n\r\n', '400'],
    ['an upgrade without a key', `GET /ndt/v7/download HTTP/1.1\r\nHost: a\r\n${UPGRADE}\r\n`, '400'],
    ['an upgrade elsewhere', `GET / HTTP/1.1\r\nHost: a\r\n${UPGRADE}\r\n`, '404'],
    ['a path that is none', 'GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '404'],
    ['something else after an upload', `${UPLOAD}GET / HTTP/1.1\r\nHost: a\r\n\r\n`, '200'],
  ])('%s', async (_, words, status) => {
    const server = await keep(startSpeedServer());
    expect(await answerTo(server, words)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    await expectAlive(server);
  });

  it('an invalid host name', async () => {
    const server = await keep(startSpeedServer());
    const words = 'GET /.well-known/nq HTTP/1.1\r\nHost: a/"b\r\nConnection: close\r\n\r\n';
    expect(await answerTo(server, words)).toContain(`"http://127.0.0.1:${String(server.port)}/nq/small"`);
  });

  it.each([
    ['a download', 'GET /nq/large HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an upload', 'POST /empty HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\nabc'],
    ['an upload in chunks', 'POST /empty HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
  ])('a client that disconnects during %s', async (_, words) => {
    const server = await keep(startSpeedServer());
    const socket = connectTo(server);
    socket.write(words);
    if (words.startsWith('GET')) await once(socket, 'data');
    socket.resetAndDestroy();
    await expectAlive(server);
  });

  it('too many connections', async () => {
    const server = await keep(startSpeedServer());
    const many = Array.from({ length: 600 }, () => connectTo(server));
    await Promise.all(many.slice(0, 500).map((socket) => once(socket, 'connect')));
    await Promise.any(many.map((socket) => once(socket, 'close')));
    for (const socket of many) socket.destroy();
    await Promise.all(many.filter(({ closed }) => !closed).map((socket) => once(socket, 'close')));
    const status = () =>
      fetch(`${server.url}empty`).then(
        (answer) => answer.status,
        () => 0,
      );
    // The server accepts connections again once it has noticed that the others were closed.
    while ((await status()) !== 200);
  });
});

describe('uploads', () => {
  it('are answered in order, however many there are', async () => {
    const server = await keep(startSpeedServer());
    const socket = connectTo(server);
    const body = 'x'.repeat(1_048_576);
    const head = `POST /backend/empty.php HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    for (let upload = 0; upload < 20; upload++) socket.write(head + body);
    while (answer.split('HTTP/1.1 200 OK').length < 21) await once(socket, 'data');
    expect(answer).not.toMatch(/HTTP\/1.1 (?!200)/);
  });

  it('are answered one by one when they are pipelined', async () => {
    const server = await keep(startSpeedServer());
    const answer = await answerTo(server, `${UPLOAD}${UPLOAD}${UPLOAD}GET / HTTP/1.1\r\n\r\n`);
    expect(answer.split('HTTP/1.1 200 OK').length).toBe(4);
  });

  it('are requested with 100 Continue if the client waits for it', async () => {
    const server = await keep(startSpeedServer());
    const socket = connectTo(server);
    socket.write('POST /empty HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n');
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 100 /);
    socket.write('abc');
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 200 /);
  });

  it('do not keep the server from closing', async () => {
    const server = await startSpeedServer();
    const socket = connectTo(server);
    socket.write(UPLOAD);
    await once(socket, 'data');
    await server.close();
    await once(socket, 'close');
    expect(socket.destroyed).toBe(true);
  });
});
