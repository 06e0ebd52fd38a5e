import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { serverKeeper, startSpeedServer } from '../main/testing/speed-server';

useLoopbackTime();
const keep = serverKeeper();
const start = async (): Promise<string> => (await keep(startSpeedServer())).url;

describe('Cloudflare’s paths', () => {
  it.each([
    ['?bytes=0', 0],
    ['?bytes=100000', 100_000],
    ['?bytes=2500001&measId=1', 2_500_001],
    ['', 0],
    ['?bytes=-5', 0],
  ])('send the size that %s asks for', async (query, bytes) => {
    const answer = await fetch(`${await start()}__down${query}`);
    expect((await answer.arrayBuffer()).byteLength).toBe(bytes);
    expect(answer.headers.get('server-timing')).toBe('cfRequestDuration;dur=0.1');
    expect(answer.headers.get('cf-meta-colo')).toBe('LOCAL');
    expect(answer.headers.get('cf-meta-ip')).toBe('127.0.0.1');
  });

  it('send 1 GB at most', async () => {
    const answer = await fetch(`${await start()}__down?bytes=99000000000`);
    expect(answer.headers.get('content-length')).toBe('1000000000');
    await answer.body?.cancel();
  });

  it('accept a posted body', async () => {
    const url = `${await start()}__up?bytes=3000000`;
    const answer = await fetch(url, { method: 'POST', body: new Uint8Array(3_000_000) });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('server-timing')).toBe('cfRequestDuration;dur=0.1');
  });

  it('report the address of the client', async () => {
    expect(await (await fetch(`${await start()}meta`)).json()).toEqual({
      clientIp: '127.0.0.1',
      colo: 'LOCAL',
      httpProtocol: 'HTTP/1.1',
    });
  });
});

describe('networkQuality’s paths', () => {
  it('are given under both names', async () => {
    const url = await start();
    expect(await (await fetch(`${url}.well-known/nq`)).json()).toEqual({
      version: 1,
      urls: {
        large_download_url: `${url}nq/large`,
        small_download_url: `${url}nq/small`,
        upload_url: `${url}nq/upload`,
        large_https_download_url: `${url}nq/large`,
        small_https_download_url: `${url}nq/small`,
        https_upload_url: `${url}nq/upload`,
      },
    });
  });

  it('send one byte, or more than a test can transfer', async () => {
    const url = await start();
    expect((await (await fetch(`${url}nq/small`)).arrayBuffer()).byteLength).toBe(1);
    const large = await fetch(`${url}nq/large`);
    expect(large.headers.get('content-length')).toBe('8589934592');
    await large.body?.cancel();
  });

  it('accept an upload', async () => {
    const answer = await fetch(`${await start()}nq/upload`, { method: 'POST', body: 'abc' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

it('reports the port of its UDP echo', async () => {
  const server = await keep(startSpeedServer());
  expect(await (await fetch(`${server.url}.well-known/linewatch`)).json()).toEqual({
    kind: 'linewatch-speed-server',
    version: 1,
    udpEchoPort: server.udpEchoPort,
  });
});

it('answers HEAD without a body', async () => {
  const answer = await fetch(`${await start()}nq/large`, { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
});
