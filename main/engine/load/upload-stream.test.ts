import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { runLoad } from './phase';
import { uploadLoad } from './upload-stream';

const LIMITS = { minMs: 100, maxMs: 300, bytes: 1e12, seconds: 100, stallMs: 3_000 };
const HEAD_END = '\r\n\r\n';
useLoopbackTime();
const keep = serverKeeper();

const upload = (url: string) =>
  runLoad(
    uploadLoad(() => new URL('empty', url)),
    { limits: LIMITS, roundTripMs: 0.1, signal: new AbortController().signal, onProgress: () => undefined },
  );

/** Removes successive requests from the received bytes, and returns their number. */
function requestCounter(): (piece: Buffer) => number {
  let pending = Buffer.alloc(0);
  return (piece) => {
    pending = Buffer.concat([pending, piece]);
    let count = 0;
    for (;;) {
      const headEnd = pending.indexOf(HEAD_END);
      const length = Number(
        /Content-Length: (\d+)/.exec(pending.toString('latin1', 0, headEnd))?.[1] ?? Number.NaN,
      );
      const end = headEnd + HEAD_END.length + length;
      if (headEnd < 0 || pending.length < end) return count;
      pending = pending.subarray(end);
      count++;
    }
  };
}

describe('an upload', () => {
  it('continues on new connections when a server accepts few requests on each', async () => {
    const wasted: number[] = [];
    const server = await keep(
      startRawServer((socket) => {
        const count = requestCounter();
        let served = 0;
        socket.on('data', (piece) => {
          for (let more = count(piece); more > 0; more--) {
            if (++served > 10) continue;
            const left = 10 - served;
            const keepAlive = left === 0 ? 'Connection: close' : `Keep-Alive: timeout=5, max=${String(left)}`;
            setTimeout(() => {
              socket.write(`HTTP/1.1 200 OK\r\n${keepAlive}\r\nContent-Length: 0\r\n\r\n`);
            }, 5);
          }
        });
        socket.on('close', () => wasted.push(served - 10));
      }),
    );
    const result = await upload(server.url);
    expect(result.kind).toBe('measured');
    expect(wasted.length).toBeGreaterThan(4);
    expect(wasted.at(4)).toBe(0);
  });

  it('sends one request at a time to a server without pipelining', async () => {
    const server = await keep(
      startRawServer((socket) => {
        const count = requestCounter();
        let pause: NodeJS.Timeout | undefined;
        let waiting = 0;
        socket.on('data', (piece) => {
          waiting += count(piece);
          clearTimeout(pause);
          pause = setTimeout(() => {
            if (waiting === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
            waiting = 0;
          }, 5);
        });
        socket.on('close', () => {
          clearTimeout(pause);
        });
      }),
    );
    expect(await upload(server.url)).toMatchObject({ kind: 'measured' });
  });

  it('fails when the server refuses uploads', async () => {
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n'));
      }),
    );
    expect(await upload(server.url)).toMatchObject({
      failure: { reason: 'http-status', detail: 'HTTP 413' },
    });
  });
});
