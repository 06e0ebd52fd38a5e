import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWithNdt7 as measure } from '../../testing/ndt7-measuring';
import { startNdt7Server } from '../../testing/ndt7-server';
import { startAnsweringServer, startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { until } from '../../testing/until';

useLoopbackTime();
const keep = serverKeeper();

const answer = (status: string, body: unknown = '', header = ''): string => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `HTTP/1.1 ${status}\r\n${header}Content-Length: ${String(text.length)}\r\n\r\n${text}`;
};
const locatedAt = (...urls: readonly string[]) =>
  urls.map((url) => ({
    machine: 'mlab1.example',
    location: { city: 'Vienna', country: 'AT' },
    urls: {
      'wss:///ndt/v7/download': `${url}ndt/v7/download?access_token=a`,
      'wss:///ndt/v7/upload': `${url}ndt/v7/upload?access_token=b`,
    },
  }));
const IN_AN_HOUR = { nbf: '2026-11-23T21:00:00Z' };

async function measureBy(locateAnswer: string) {
  const locate = await keep(startAnsweringServer(locateAnswer));
  return measure({ serverUrl: null, locateUrl: `${locate.url}v2/nearest/ndt/ndt7` });
}

describe('ndt7 with M-Lab', () => {
  it('measures with the first server that works, and says when to come again', async () => {
    const refusing = await keep(startAnsweringServer(answer('503 Busy')));
    const { url } = await keep(startNdt7Server());
    const results = locatedAt('ws://127.0.0.1:1/', refusing.url.replace('http:', 'ws:'), url);
    const { result, server, figures } = await measureBy(
      answer('200 OK', { results, next_request: IN_AN_HOUR }),
    );
    expect(result).toMatchObject({ failure: null, holdOffMs: 3_600_000 });
    expect(server?.name).toBe('Vienna, AT');
    expect(figures.uploadBitsPerSecond).toBeGreaterThan(1_000_000);
  });

  it('asks in its own name', async () => {
    const asked: string[] = [];
    const locate = await keep(
      startRawServer((socket) => {
        socket.on('data', (request) => {
          asked.push(request.toString().split('\r\n')[0] ?? '');
          socket.write(answer('204 No Content'));
        });
      }),
    );
    await measure({ serverUrl: null, locateUrl: `${locate.url}v2/nearest/ndt/ndt7` });
    expect(asked).toEqual(['GET /v2/nearest/ndt/ndt7?client_name=linewatch&client_version=1.2.3 HTTP/1.1']);
  });

  it('measures in its own name', async () => {
    const asked: string[] = [];
    const server = await keep(
      startRawServer((socket) => {
        socket.on('data', (request) => {
          asked.push(request.toString().split('\r\n')[0] ?? '');
          socket.end(answer('503 Busy'));
        });
      }),
    );
    await measureBy(answer('200 OK', { results: locatedAt(server.url.replace('http:', 'ws:')) }));
    expect(asked[0]).toBe(
      'GET /ndt/v7/download?access_token=a&client_name=linewatch&client_version=1.2.3 HTTP/1.1',
    );
  });

  it.each([
    ['has no capacity', answer('204 No Content'), 'refused-by-provider', 960_000],
    [
      'has no capacity for long',
      answer('503 Busy', { next_request: IN_AN_HOUR }),
      'refused-by-provider',
      3_600_000,
    ],
    ['is asked too often', answer('429 Too Many'), 'refused-by-provider', 2_160_000],
    [
      'says how long to wait',
      answer('429 Too Many', '', 'Retry-After: 7200\r\n'),
      'refused-by-provider',
      7_200_000,
    ],
    ['names no server', answer('200 OK', { results: [] }), 'bad-answer', null],
    ['answers no JSON', answer('200 OK', 'hello'), 'bad-answer', null],
    ['is behind a login', answer('200 OK', '<html>', 'Content-Type: text/html\r\n'), 'captive-portal', null],
    ['has moved', answer('404 Not Found'), 'http-status', null],
    ['answers without end', answer('200 OK', 'x'.repeat(300_000)), 'bad-answer', null],
  ])('fails when it %s', async (_, locateAnswer, reason, holdOffMs) => {
    const { result } = await measureBy(locateAnswer);
    expect(result.failure?.reason).toBe(reason);
    if (holdOffMs === null) expect(result.holdOffMs).toBeNull();
    else expect(result.holdOffMs).toBeCloseTo(holdOffMs, 0);
  });

  it('leaves M-Lab alone when every server that it names is full', async () => {
    const full = await keep(startAnsweringServer(answer('503 Busy')));
    const { result } = await measureBy(
      answer('200 OK', { results: locatedAt(full.url.replace('http:', 'ws:')) }),
    );
    expect(result.failure?.reason).toBe('refused-by-provider');
    expect(result.holdOffMs).toBeCloseTo(960_000, 0);
    await until(() => full.open.size === 0);
  });

  it('fails when it cannot be reached', async () => {
    const { result } = await measure({ serverUrl: null, locateUrl: 'http://127.0.0.1:1/' });
    expect(result.failure?.reason).toBe('refused');
  });
});
