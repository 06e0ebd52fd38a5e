import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { sendEvery, startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { shortestPingMs } from './ping-times';

useLoopbackTime();
const keep = serverKeeper();
const QUIET = new AbortController().signal;
const ping = (url: string, deadlineMs = 300) =>
  shortestPingMs(new URL(url), { count: 3, deadlineMs, signal: QUIET });
const page = (type: string) => `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: 5\r\n\r\nlogin`;
const redirect = (location: string) =>
  `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`;

describe('shortestPingMs', () => {
  it('accepts an empty page as an answer, as backends in PHP send it', async () => {
    const empty = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n';
    const { url } = await keep(startAnsweringServer(empty, 9));
    expect(await ping(url)).toBe(9);
  });

  it('recognises a login page, and another answer that is not empty', async () => {
    const login = await keep(startAnsweringServer(page('text/html; charset=utf-8')));
    expect(await ping(login.url)).toMatchObject({ reason: 'captive-portal' });
    const other = await keep(startAnsweringServer(page('text/plain')));
    expect(await ping(other.url)).toMatchObject({
      reason: 'bad-answer',
      detail: 'the answer to a ping is not empty',
    });
  });

  it('recognises a login page on another host', async () => {
    const login = await keep(startAnsweringServer(page('text/html')));
    const { url } = await keep(startAnsweringServer(redirect(login.url)));
    expect(await ping(url)).toMatchObject({ reason: 'captive-portal' });
  });

  it('does not take every redirect for a login page', async () => {
    const here = await keep(startAnsweringServer(redirect('/elsewhere')));
    expect(await ping(here.url)).toMatchObject({ reason: 'http-status', detail: 'HTTP 302' });
    const data = await keep(startAnsweringServer(page('text/plain')));
    const there = await keep(startAnsweringServer(redirect(data.url)));
    expect(await ping(there.url)).toMatchObject({ reason: 'http-status' });
  });

  it('ends in time when the head arrives byte by byte', async () => {
    const server = await keep(
      startRawServer((socket) => {
        let sent = 0;
        sendEvery(20, socket, () => page('text/plain').charAt(sent++));
      }),
    );
    expect(await ping(server.url, 100)).toMatchObject({ reason: 'timeout' });
  });
});
