import { describe, expect, it } from 'vitest';
import { createAnswer, startTalkingServer } from '../../testing/answers';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWith } from '../../testing/measure-with';
import { expectDistantFigures, serverKeeper, startDistantSpeedServer } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { cloudflare } from './provider';

useLoopbackTime();
const keep = serverKeeper();
const measure = (url: string, ...watch: [] | [Parameters<typeof measureWith>[2]]) =>
  measureWith(cloudflare, { cloudflare: { url } }, ...watch);
const EMPTY = createAnswer('200 OK');

describe('cloudflare', () => {
  it('measures every figure against a server that speaks like it', async () => {
    const { url } = await keep(startDistantSpeedServer());
    const outcome = await measure(url);
    expect(outcome).toMatchObject({
      kind: 'completed',
      provider: 'cloudflare',
      server: { name: new URL(url).host, url },
      holdOffs: [],
    });
    expectDistantFigures(outcome.figures);
  });

  it('asks for 25 MB at most, sends nothing but the test, and names the data centre', async () => {
    const asked: string[] = [];
    const server = await keep(
      startTalkingServer((target) => {
        asked.push(target);
        if (target.includes('bytes=0')) return createAnswer('200 OK', '', 'cf-meta-colo: AMS');
        return createAnswer('200 OK', target.startsWith('/__down') ? 'x'.repeat(100_000) : '');
      }),
    );
    expect(await measure(server.url)).toMatchObject({ server: { name: 'Cloudflare AMS' } });
    const [paths, sizes] = [
      new Set(asked.map((target) => target.split('?')[0])),
      new Set(asked.map((target) => /bytes=(\d+)/.exec(target)?.[1])),
    ];
    expect([...paths]).toEqual(['/__down', '/__up']);
    expect([...sizes].map((size) => size ?? null).sort()).toEqual([null, '0', '10000000', '25000000'].sort());
  });

  it.each([
    ['429 at first', '429 Later', 'Retry-After: 1800', 1_800_000],
    ['429 without a time', '429 Later', 'X: y', 7_200_000],
    ['403 at first', '403 Forbidden', 'X: y', 21_600_000],
  ])('takes %s as a refusal', async (_, status, header, forMs) => {
    const server = await keep(startTalkingServer(() => createAnswer(status, '', header)));
    expect(await measure(server.url)).toMatchObject({
      kind: 'failed',
      reason: 'refused-by-provider',
      figures: null,
      holdOffs: [{ provider: 'cloudflare', forMs, reason: 'refused-by-provider' }],
    });
  });

  it.each([
    ['latency', (target: string, count: number) => count > 1 && target.includes('bytes=0')],
    ['download', (target: string, count: number) => count > 40 && /bytes=[1-9]/.test(target)],
    ['upload', (target: string) => target === '/__up'],
  ])('takes a refusal in the middle of the %s as one, with no speed of 0', async (_, isRefused) => {
    let count = 0;
    const server = await keep(
      startTalkingServer((target) => {
        count++;
        if (isRefused(target, count)) return createAnswer('403 Forbidden');
        return target.includes('bytes=0') ? EMPTY : createAnswer('200 OK', 'x'.repeat(50_000));
      }),
    );
    const outcome = await measure(server.url);
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: 'refused-by-provider',
      holdOffs: [{ forMs: 21_600_000 }],
    });
    expect(outcome.figures?.downloadBitsPerSecond).not.toBe(0);
    expect(outcome.figures?.uploadBitsPerSecond ?? null).toBeNull();
    await until(() => server.open.size === 0);
  });

  it.each([
    ['a login page', createAnswer('200 OK', '<html>', 'Content-Type: text/html'), 'captive-portal'],
    ['a network that asks for a login', createAnswer('511 Login'), 'captive-portal'],
    ['data that nobody asked for', createAnswer('200 OK', '{}'), 'bad-answer'],
    ['megabytes', createAnswer('200 OK', 'x'.repeat(1_000_000)), 'bad-answer'],
    ['an endless head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, 'bad-answer'],
    ['a redirect to a file', createAnswer('302 Found', '', 'Location: file:///etc/passwd'), 'bad-answer'],
    ['endless redirects', createAnswer('302 Found', '', 'Location: /again'), 'bad-answer'],
    ['a server that is broken', createAnswer('500 Broken'), 'http-status'],
    ['what is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'bad-answer'],
  ])('fails on %s, with nothing left open', async (_, answer, reason) => {
    const server = await keep(startTalkingServer(() => answer));
    expect(await measure(server.url)).toMatchObject({ kind: 'failed', reason, figures: null, holdOffs: [] });
    await until(() => server.open.size === 0);
  });

  it('fails when downloads come back empty or not at all, and when nobody listens', async () => {
    const silent = await keep(startTalkingServer((target) => (target.includes('=0') ? EMPTY : null)));
    expect(await measure(silent.url)).toMatchObject({ kind: 'failed', reason: 'timeout' });
    const empty = await keep(startTalkingServer(() => EMPTY));
    expect(await measure(empty.url)).toMatchObject({ kind: 'failed', reason: 'bad-answer' });
    expect(await measure('http://127.0.0.1:1/')).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(await measure('nowhere')).toMatchObject({ kind: 'failed', reason: 'no-server' });
  });

  it.each(['connecting', 'latency', 'download', 'upload'])('can be cancelled while %s', async (phase) => {
    const { url } = await keep(startDistantSpeedServer());
    const cancel = new AbortController();
    const outcome = await measure(url, {
      signal: cancel.signal,
      onProgress: (progress) => {
        if (progress.phase === phase) cancel.abort();
      },
    });
    expect(outcome.kind).toBe('cancelled');
  });
});
