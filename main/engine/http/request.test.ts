import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  EXPIRED_CERTIFICATE,
  OTHER_NAME_CERTIFICATE,
  TEST_KEY,
  VALID_CERTIFICATE,
} from '../../testing/certificates';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { request } from './request';

useLoopbackTime();
const keep = serverKeeper();
const LIMITS = { maxBodyBytes: 1_000, deadlineMs: 200, signal: new AbortController().signal };
const get = (url: string, limits = LIMITS) => request(new URL(url), limits);

describe('request', () => {
  it('returns the whole response and its final address', async () => {
    const { url } = await keep(startAnsweringServer('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'));
    const answer = await get(`${url}list`);
    expect(answer).toMatchObject({ kind: 'answer', url: { href: `${url}list` } });
    expect(answer && 'body' in answer && answer.body.toString()).toBe('hello');
  });

  it.each([
    ['an answer that never ends', 'HTTP/1.1 200 OK\r\n\r\n' + 'x'.repeat(2_000), 'bad-answer'],
    [
      'a compressed answer',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx',
      'bad-answer',
    ],
    [
      'a redirect in a circle',
      'HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n',
      'bad-answer',
    ],
    ['an answer that stops', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx', 'timeout'],
  ])('fails on %s', async (_, text, reason) => {
    const { url } = await keep(startAnsweringServer(text));
    expect(await get(url)).toMatchObject({ reason });
  });

  it('fails when the server closes without a response', async () => {
    const { url } = await keep(startRawServer((socket) => socket.end()));
    expect(await get(url)).toMatchObject({ reason: 'refused' });
  });

  it('ends at once when cancelled', async () => {
    const { url } = await keep(startRawServer(() => undefined));
    expect(await get(url, { ...LIMITS, signal: AbortSignal.abort() })).toBeNull();
  });

  it.each([
    ['expired', EXPIRED_CERTIFICATE],
    ['for another name', OTHER_NAME_CERTIFICATE],
    ['of an unknown authority', VALID_CERTIFICATE],
  ])('does not trust a certificate that is %s', async (_, cert) => {
    const server = createServer({ key: TEST_KEY, cert }, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await get(`https://127.0.0.1:${String(port)}/`)).toMatchObject({ reason: 'tls' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('recognises a server without TLS', async () => {
    const { url } = await keep(startAnsweringServer('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await get(url.replace('http:', 'https:'))).toMatchObject({ reason: 'tls' });
  });
});
