import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { sendEvery, sendWithoutEnd, startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper, startSpeedServer } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { request } from '../http/request';
import { downloadLoad } from './download-stream';
import { runLoad } from './phase';
import { uploadLoad } from './upload-stream';

const LIMITS = { minMs: 100, maxMs: 300, bytes: 1e12, seconds: 100, stallMs: 200 };
const SIGNAL = new AbortController().signal;
useLoopbackTime();
const keep = serverKeeper();

const OPTIONS = { limits: LIMITS, roundTripMs: 0.1, signal: SIGNAL, onProgress: () => undefined };
const download = (url: string) =>
  runLoad(
    downloadLoad(() => new URL('garbage?ckSize=100', url)),
    OPTIONS,
  );
const upload = (url: string) =>
  runLoad(
    uploadLoad(() => new URL('empty', url)),
    OPTIONS,
  );
const get = (url: string) => request(new URL(url), { maxBodyBytes: 1_000, deadlineMs: 200, signal: SIGNAL });

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  ['a download', download],
  ['an upload', upload],
  ['a small request', get],
])('%s', (name, ask) => {
  it.each([
    ['a head that is cut short', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['an answer that is cut short', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx'],
    ['a chunk that is cut short', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nx'],
  ])('fails on %s', async (_, answer) => {
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => socket.end(answer));
      }),
    );
    const reason = name === 'an upload' ? 'refused' : 'bad-answer';
    const result = await ask(server.url);
    expect(result && 'failure' in result ? result.failure : result).toMatchObject({ reason });
    await until(() => server.open.size === 0);
  });

  it.each([
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}`, 'endless head'],
    [
      'a chunk of no size',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n',
      'not a chunk size: -5',
    ],
    [
      'a chunk that is longer than it said',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n',
      'a chunk is longer than it said',
    ],
  ])('fails on %s', async (_, answer, detail) => {
    const server = await keep(startAnsweringServer(answer));
    const result = await ask(server.url);
    expect(result && 'failure' in result ? result.failure : result).toEqual({ reason: 'bad-answer', detail });
    await until(() => server.open.size === 0);
  });

  it('ends when a head arrives byte by byte', async () => {
    const server = await keep(
      startRawServer((socket) => {
        const head = [...'HTTP/1.1 200 OK\r\nX: '];
        sendEvery(50, socket, () => head.shift() ?? 'a');
      }),
    );
    const result = await ask(server.url);
    expect(result && 'failure' in result ? result.failure : result).toMatchObject({ reason: 'timeout' });
  });
});

describe('a small request', () => {
  it('reads no more of a gigabyte than it needs', async () => {
    let sent = 0;
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n');
          sendWithoutEnd(socket);
        });
        socket.on('close', () => (sent = socket.bytesWritten));
      }),
    );
    expect(await get(server.url)).toMatchObject({ reason: 'bad-answer', detail: 'the answer is too long' });
    await until(() => server.open.size === 0);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(1_000_000);
  });
});

describe('a jump of the wall clock', () => {
  it('changes no figure', async () => {
    const { url } = await keep(startSpeedServer(200_000_000));
    let now = 1_800_000_000_000;
    vi.spyOn(Date, 'now').mockImplementation(() => (now -= 3_600_000));
    const result = await download(url);
    if (result.kind !== 'measured') throw new Error('nothing was measured');
    expect(result.bitsPerSecond).toBeGreaterThan(195_000_000);
    expect(result.bitsPerSecond).toBeLessThan(205_000_000);
    expect(result.seconds).toBeGreaterThan(0.1);
    expect(result.seconds).toBeLessThan(0.5);
  });
});
