import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startAnsweringServer } from '../../testing/raw-server';
import { serverKeeper, startSpeedServer } from '../../testing/speed-server';
import { downloadLoad } from './download-stream';
import { runLoad } from './phase';
import type { Load } from './stream';
import { uploadLoad } from './upload-stream';

const LIMITS = { minMs: 100, maxMs: 300, bytes: 1e12, seconds: 100, stallMs: 1_000 };
useLoopbackTime();
const keep = serverKeeper();

const run = (load: Load) =>
  runLoad(load, {
    limits: LIMITS,
    roundTripMs: 0.1,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
const download = (url: string) => run(downloadLoad(() => new URL('garbage?ckSize=100', url)));
const upload = (url: string) => run(uploadLoad(() => new URL('empty', url)));
const redirecting = (status: string, location: string) =>
  keep(startAnsweringServer(`HTTP/1.1 ${status}\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`));

describe('a redirected load', () => {
  it.each(['301 Moved', '302 Found', '307 Moved', '308 Moved'])(
    'downloads from the new place after %s',
    async (status) => {
      const there = await keep(startSpeedServer(400_000_000));
      const here = await redirecting(status, `${there.url}garbage?ckSize=100`);
      expect(await download(here.url)).toMatchObject({ kind: 'measured' });
    },
  );

  it.each(['307 Moved', '308 Moved'])('uploads to the new place after %s', async (status) => {
    const there = await keep(startSpeedServer(400_000_000));
    const here = await redirecting(status, `${there.url}empty`);
    expect(await upload(here.url)).toMatchObject({ kind: 'measured' });
  });

  it.each(['301', '302', '303'])(
    'does not upload after %s, which would turn it into a GET',
    async (status) => {
      const here = await redirecting(`${status} Moved`, 'http://127.0.0.1:9/');
      expect(await upload(here.url)).toMatchObject({
        failure: { reason: 'bad-answer', detail: `redirect of an upload by HTTP ${status}` },
        bytes: 0,
      });
    },
  );

  it('fails on a redirect loop', async () => {
    const here = await redirecting('307 Moved', '/');
    const failure = { reason: 'bad-answer', detail: 'more than 5 redirects' };
    expect(await download(here.url)).toMatchObject({ failure, bytes: 0 });
    expect(await upload(here.url)).toMatchObject({ failure, bytes: 0 });
  });

  it('fails on a redirect to a file', async () => {
    const here = await redirecting('307 Moved', 'file:///etc/passwd');
    const failure = { reason: 'bad-answer', detail: 'redirect to file:///etc/passwd' };
    expect(await download(here.url)).toMatchObject({ failure });
    expect(await upload(here.url)).toMatchObject({ failure });
  });

  it('recognises the login page of a network at the new place', async () => {
    const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nlogin';
    const there = await keep(startAnsweringServer(page));
    const here = await redirecting('307 Moved', there.url);
    expect(await download(here.url)).toMatchObject({ failure: { reason: 'captive-portal' }, bytes: 0 });
    expect(await upload(here.url)).toMatchObject({ failure: { reason: 'captive-portal' }, bytes: 0 });
  });
});
