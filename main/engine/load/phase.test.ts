import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { sendEvery, sendWithoutEnd, startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper, startSpeedServer } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { downloadLoad } from './download-stream';
import { runLoad } from './phase';
import type { Load } from './stream';
import type { LoadLimits } from './stop-rule';
import { uploadLoad } from './upload-stream';

const BRIEF: LoadLimits = { minMs: 100, maxMs: 500, bytes: 1e12, seconds: 100, stallMs: 3_000 };
const IMPATIENT: LoadLimits = { ...BRIEF, stallMs: 150 };
const QUIET = new AbortController().signal;

useLoopbackTime();
const keep = serverKeeper();

const run = (load: Load, signal = QUIET, limits = BRIEF) =>
  runLoad(load, { limits, roundTripMs: 0.1, signal, onProgress: () => undefined });
const download = (url: string): Load => downloadLoad(() => new URL('garbage?ckSize=100', url));
const upload = (url: string): Load => uploadLoad(() => new URL('empty', url));

describe('runLoad', () => {
  it('measures a download and an upload against a local server', async () => {
    const { url } = await keep(startSpeedServer(400_000_000));
    for (const load of [download(url), upload(url)]) {
      const result = await run(load);
      expect(result.kind).toBe('measured');
      if (result.kind !== 'measured') continue;
      expect(result.bitsPerSecond).toBeGreaterThan(380_000_000);
      expect(result.bitsPerSecond).toBeLessThan(440_000_000);
      expect(result.bytes).toBeGreaterThan(20_000_000);
    }
  });

  it('ends with the first refused stream if its status refuses the whole measurement', async () => {
    let connections = 0;
    const server = await keep(
      startRawServer((socket) => {
        const isTurnedAway = ++connections === 2;
        socket.once('data', () => {
          socket.write(
            `HTTP/1.1 ${isTurnedAway ? '429 Later' : '200 OK'}\r\nContent-Length: 1000000000000\r\n\r\n`,
          );
          sendWithoutEnd(socket);
        });
      }),
    );
    const options = { limits: BRIEF, roundTripMs: 0.1, signal: QUIET, onProgress: () => undefined };
    expect(await runLoad(download(server.url), { ...options, refusals: [429] })).toMatchObject({
      kind: 'ended-early',
      failure: { reason: 'http-status', status: 429 },
    });
    connections = 0;
    expect((await run(download(server.url))).kind).toBe('measured');
  });

  it('reads a chunked download', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
          sendEvery(1, socket, () => chunk);
        });
      }),
    );
    expect((await run(download(server.url))).kind).toBe('measured');
  });

  it.each([
    ['nothing in place of data', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 'bad-answer'],
    ['an error status', 'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n', 'http-status'],
    [
      'a login page',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nhey',
      'captive-portal',
    ],
    ['a network that asks for a login', 'HTTP/1.1 511 Login\r\nContent-Length: 0\r\n\r\n', 'captive-portal'],
    [
      'a compressed answer',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      'bad-answer',
    ],
    ['an answer of another protocol', '220 mail.example ESMTP\r\n\r\n', 'bad-answer'],
  ])('fails on %s', async (_, answer, reason) => {
    const server = await keep(startAnsweringServer(answer));
    expect(await run(download(server.url))).toMatchObject({ kind: 'ended-early', failure: { reason } });
  });

  it('fails when the server closes at once', async () => {
    const server = await keep(startRawServer((socket) => socket.end()));
    for (const load of [download(server.url), upload(server.url)]) {
      expect(await run(load)).toMatchObject({ kind: 'ended-early', failure: { reason: 'refused' } });
    }
  });

  it('fails when no server listens', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    expect(await run(download(server.url))).toMatchObject({ failure: { reason: 'refused' } });
  });

  it('fails when the server sends nothing, or stops sending', async () => {
    const silent = await keep(startRawServer((socket) => socket.resume()));
    expect(await run(download(silent.url), QUIET, IMPATIENT)).toMatchObject({
      failure: { reason: 'timeout' },
    });
    const stopping = await keep(startAnsweringServer('HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\nabc'));
    expect(await run(download(stopping.url), QUIET, IMPATIENT)).toMatchObject({
      failure: { reason: 'timeout' },
    });
  });

  it('fails when bytes arrive only occasionally', async () => {
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n');
          sendEvery(50, socket, () => 'x');
        });
      }),
    );
    expect(await run(download(server.url))).toMatchObject({ failure: { reason: 'timeout' } });
  });

  it('continues when the server closes after each answer', async () => {
    const body = 'x'.repeat(1_000_000);
    const answer = `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000000\r\n\r\n${body}`;
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => setTimeout(() => socket.end(answer), 5));
      }),
    );
    expect((await run(download(server.url))).kind).toBe('measured');
  });

  it('closes every connection at once when cancelled', async () => {
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\nabc'));
      }),
    );
    for (const load of [download(server.url), upload(server.url)]) {
      const cancel = new AbortController();
      const running = run(load, cancel.signal);
      await until(() => server.open.size >= 2);
      cancel.abort();
      expect(await running).toMatchObject({ kind: 'ended-early', failure: null });
      await until(() => server.open.size === 0);
    }
  });

  it('opens nothing after a cancellation', async () => {
    expect(await run(upload('http://127.0.0.1:1/'), AbortSignal.abort())).toMatchObject({
      failure: null,
      bytes: 0,
    });
  });
});
