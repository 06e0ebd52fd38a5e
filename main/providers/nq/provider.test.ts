import { describe, expect, it } from 'vitest';
import { createAnswer, nqDocument, startTalkingServer } from '../../testing/answers';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWith } from '../../testing/measure-with';
import { expectDistantFigures, serverKeeper, startDistantSpeedServer } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { nq } from './provider';

useLoopbackTime();
const keep = serverKeeper();
const measure = (configUrl: string, ...watch: [] | [Parameters<typeof measureWith>[2]]) =>
  measureWith(nq, { nq: { configUrl } }, ...watch);

/** A distant server, and another one that has its document. */
async function distantServer() {
  const { url } = await keep(startDistantSpeedServer());
  const asked: string[] = [];
  const document = await keep(
    startTalkingServer((target) => {
      asked.push(target);
      return nqDocument(`${url}nq/`);
    }),
  );
  return { url, document, asked };
}

describe('nq', () => {
  it('measures every figure, by the document or by its host alone', async () => {
    const { url, document, asked } = await distantServer();
    for (const address of [document.url, `${document.url}.well-known/nq`]) {
      const outcome = await measure(address);
      expect(outcome).toMatchObject({ kind: 'completed', provider: 'nq', server: { url }, holdOffs: [] });
      expect(outcome.method?.rpmKind).not.toBe('full');
      expectDistantFigures(outcome.figures);
    }
    expect(asked).toEqual(['/.well-known/nq', '/.well-known/nq']);
  });

  it('follows a redirect to the document', async () => {
    const { url, document } = await distantServer();
    const moved = await keep(
      startTalkingServer(() => createAnswer('302 Found', '', `Location: ${document.url}.well-known/nq`)),
    );
    expect(await measure(moved.url)).toMatchObject({ kind: 'completed', server: { url } });
  });

  it.each([
    ['429', '429 Later', 'Retry-After: 600', 600_000],
    ['429 without a time', '429 Later', 'X: y', 7_200_000],
    ['503', '503 Busy', 'Retry-After: 5', 60_000],
    ['500 without a time', '500 Broken', 'X: y', 900_000],
  ])('takes %s as a refusal', async (_, status, header, forMs) => {
    const server = await keep(startTalkingServer(() => createAnswer(status, '', header)));
    expect(await measure(server.url)).toMatchObject({
      kind: 'failed',
      reason: 'refused-by-provider',
      holdOffs: [{ provider: 'nq', forMs }],
    });
  });

  it('takes a refusal in the middle of the download as one, with no speed of 0', async () => {
    let downloads = 0;
    const server = await keep(
      startTalkingServer((target, url) => {
        if (target.startsWith('/.well-known')) return nqDocument(url);
        if (target.startsWith('/small')) return createAnswer('200 OK', 'x');
        return ++downloads > 40
          ? createAnswer('429 Later', '', 'Retry-After: 3600')
          : createAnswer('200 OK', 'x'.repeat(50_000));
      }),
    );
    const outcome = await measure(server.url);
    expect(outcome).toMatchObject({
      reason: 'refused-by-provider',
      holdOffs: [{ provider: 'nq', forMs: 3_600_000 }],
    });
    expect(outcome.figures?.downloadBitsPerSecond).toBeNull();
    await until(() => server.open.size === 0);
  });

  it.each([
    ['what is not JSON', createAnswer('200 OK', 'nq'), 'bad-answer'],
    ['an empty answer', createAnswer('200 OK'), 'bad-answer'],
    ['megabytes', createAnswer('200 OK', ' '.repeat(2_000_000)), 'bad-answer'],
    [
      'a document without end',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40000\r\n' + ' '.repeat(262_144),
      'bad-answer',
    ],
    ['an endless head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, 'bad-answer'],
    ['a login page', createAnswer('200 OK', '<html>', 'Content-Type: text/html'), 'captive-portal'],
    ['a network that asks for a login', createAnswer('511 Login'), 'captive-portal'],
    ['a redirect to a file', createAnswer('302 Found', '', 'Location: file:///etc/passwd'), 'bad-answer'],
    ['a server without a document', createAnswer('404 Not Found'), 'http-status'],
    [
      'addresses of different hosts',
      nqDocument('http://127.0.0.1:9/').replace('http://127.0.0.1:9/u', 'http://127.0.0.2:9/u'),
      'bad-answer',
    ],
  ])('fails on %s, with nothing left open', async (_, answer, reason) => {
    const server = await keep(startTalkingServer(() => answer));
    expect(await measure(server.url)).toMatchObject({ kind: 'failed', reason, figures: null, holdOffs: [] });
    await until(() => server.open.size === 0);
  });

  it('fails when nobody listens, and on what is no address', async () => {
    expect(await measure('http://127.0.0.1:1/')).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(await measure('ftp://127.0.0.1/')).toMatchObject({ kind: 'failed', reason: 'no-server' });
  });

  it.each(['connecting', 'latency', 'download', 'upload'])('can be cancelled while %s', async (phase) => {
    const { document } = await distantServer();
    const cancel = new AbortController();
    const outcome = await measure(document.url, {
      signal: cancel.signal,
      onProgress: (progress) => {
        if (progress.phase === phase) cancel.abort();
      },
    });
    expect(outcome.kind).toBe('cancelled');
  });
});
