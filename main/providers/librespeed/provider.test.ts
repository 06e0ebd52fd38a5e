import { describe, expect, it } from 'vitest';
import type { RunProgress } from '../../../shared/run-progress';
import type { LibrespeedServer } from '../../core/ports';
import { runSession } from '../../measuring/session';
import { LocalProber } from '../../engine/latency/local-prober';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureJob } from '../../testing/measure-job';
import { expectDistantFigures, serverKeeper, startDistantSpeedServer } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { ownServer } from '../server-address';
import { librespeed } from './provider';
import { checkLibrespeedServer } from './check';

const BRIEF = { minMs: 100, maxMs: 500, bytes: 1e12, seconds: 100, stallMs: 3_000 };
useLoopbackTime();
const keep = serverKeeper();
const speedServer = () => keep(startDistantSpeedServer());

const byUrl = (url: string): LibrespeedServer => {
  const server = ownServer('', url);
  if (server === null) throw new Error(`no address: ${url}`);
  return server;
};

async function measure(candidates: readonly LibrespeedServer[], signal = new AbortController().signal) {
  const job = measureJob({ librespeed: { servers: candidates } });
  const progress: RunProgress[] = [];
  const { outcome } = await runSession(
    job,
    (_, given, tools) => librespeed.measure(given, { ...tools, limits: BRIEF }),
    { prober: new LocalProber(), onProgress: (one) => progress.push(one), signal },
  );
  return { outcome, progress };
}

describe('librespeed', () => {
  it('measures every figure against a server of which only the address is known', async () => {
    const { url } = await speedServer();
    const { outcome, progress } = await measure([byUrl(url)]);
    expect(outcome).toMatchObject({ kind: 'completed', server: { url } });
    if (outcome.kind !== 'completed') return;
    expectDistantFigures(outcome.figures);
    const { packetLossRatio, jitterMs, rpm, ...measured } = outcome.figures;
    expect([packetLossRatio, jitterMs]).toEqual([0, 0]);
    for (const [name, figure] of Object.entries(measured)) {
      if (!/Peak/.test(name)) expect(figure).toBeGreaterThan(0);
    }
    expect(rpm ?? 1).toBeGreaterThan(0);
    expect(outcome.method).toMatchObject({ mode: 'quick', packetLossSource: 'udp-echo' });
    expect([...new Set(progress.map((one) => one.phase))]).toEqual([
      'connecting',
      'latency',
      'download',
      'upload',
    ]);
  });

  it('passes over servers that do not answer', async () => {
    const { url } = await speedServer();
    const broken = await keep(startAnsweringServer('HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n'));
    const { outcome } = await measure([byUrl(broken.url), byUrl('http://127.0.0.1:1/'), byUrl(url)]);
    expect(outcome).toMatchObject({ kind: 'completed', server: { url } });
  });

  it('follows a redirect to where the server is', async () => {
    const { url } = await speedServer();
    const moved = await keep(
      startRawServer((socket) => {
        socket.on('data', (request) => {
          const path = /^GET \/(\S*)/.exec(request.toString())?.[1] ?? '';
          socket.write(`HTTP/1.1 301 Moved\r\nLocation: ${url}${path}\r\nContent-Length: 0\r\n\r\n`);
        });
      }),
    );
    expect((await measure([byUrl(moved.url)])).outcome.kind).toBe('completed');
  });

  it.each([
    [
      'a login page',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nLogin',
      'captive-portal',
    ],
    [
      'a login page that is not named as a page',
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 25\r\n\r\n\n<!DOCTYPE html><p>Log in!',
      'captive-portal',
    ],
    ['a login that the status names', 'HTTP/1.1 511 Login\r\nContent-Length: 0\r\n\r\n', 'captive-portal'],
    [
      'a redirect to the login of a network that does not answer',
      'HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\nContent-Length: 0\r\n\r\n',
      'captive-portal',
    ],
    ['a ping with a body', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK', 'bad-answer'],
    ['an error status', 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', 'http-status'],
    [
      'endless redirects',
      'HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n',
      'bad-answer',
    ],
    [
      'a redirect to a file',
      'HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n',
      'bad-answer',
    ],
  ])('fails on %s', async (_, answer, reason) => {
    const server = await keep(startAnsweringServer(answer));
    expect((await measure([byUrl(server.url)])).outcome).toMatchObject({ kind: 'failed', reason });
    expect(await checkLibrespeedServer(server.url)).toMatchObject({ kind: 'fails', reason });
    await until(() => server.open.size === 0);
  });

  it('fails on an answer that is cut short', async () => {
    const server = await keep(
      startRawServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Le'));
      }),
    );
    expect((await measure([byUrl(server.url)])).outcome).toMatchObject({
      kind: 'failed',
      reason: 'bad-answer',
    });
  });

  it('fails without candidates, and when nobody listens', async () => {
    expect((await measure([])).outcome).toMatchObject({ kind: 'failed', reason: 'no-server', server: null });
    expect((await measure([byUrl('http://127.0.0.1:1/')])).outcome).toMatchObject({ reason: 'refused' });
  });

  it.each(['connecting', 'latency', 'download', 'upload'])('can be cancelled while %s', async (phase) => {
    const { url } = await speedServer();
    const cancel = new AbortController();
    const job = measureJob({ librespeed: { servers: [byUrl(url)] } });
    let cancelledAtMs = 0;
    const { outcome } = await runSession(
      job,
      (_, given, tools) => librespeed.measure(given, { ...tools, limits: BRIEF }),
      {
        prober: new LocalProber(),
        onProgress: (progress) => {
          if (progress.phase !== phase || cancel.signal.aborted) return;
          cancelledAtMs = performance.now();
          setTimeout(() => {
            cancel.abort();
          }, 0);
        },
        signal: cancel.signal,
      },
    );
    expect(outcome.kind).toBe('cancelled');
    expect(performance.now() - cancelledAtMs).toBeLessThan(1_000);
  });
});

describe('checkLibrespeedServer', () => {
  it('tells how near a server is and where', async () => {
    const { url } = await speedServer();
    expect(await checkLibrespeedServer(`${url}backend/`)).toMatchObject({
      kind: 'answers',
      address: `${url}backend/`,
    });
  });

  it('refuses what is no web address', async () => {
    expect(await checkLibrespeedServer('nas')).toMatchObject({ kind: 'fails', reason: 'no-server' });
  });
});
