import { describe, expect, it } from 'vitest';
import { createAnswer, nqDocument, startTalkingServer } from '../testing/answers';
import { useLoopbackTime } from '../testing/loopback-time';
import { serverKeeper, startDistantSpeedServer } from '../testing/speed-server';
import { checkCloudflare, checkNq } from './http-check';

useLoopbackTime();
const keep = serverKeeper();

describe.each([
  ['checkCloudflare', checkCloudflare, (url: string) => url],
  [
    'checkNq',
    checkNq,
    (url: string) => keep(startTalkingServer(() => nqDocument(`${url}nq/`))).then((document) => document.url),
  ],
])('%s', (_, check, addressFor) => {
  it('tells how near a server is and where', async () => {
    const { url } = await keep(startDistantSpeedServer());
    const address = await addressFor(url);
    expect(await check(address)).toEqual({ kind: 'answers', address, latencyMs: 10 });
  });

  it('refuses what is no web address, and tells when nobody listens', async () => {
    expect(await check('nas')).toMatchObject({ kind: 'fails', reason: 'no-server' });
    expect(await check('http://127.0.0.1:1/')).toMatchObject({ kind: 'fails', reason: 'refused' });
  });

  it('tells a page from a server', async () => {
    const page = await keep(
      startTalkingServer(() => createAnswer('200 OK', '<p>', 'Content-Type: text/html')),
    );
    expect(await check(page.url)).toMatchObject({ kind: 'fails', reason: 'captive-portal' });
  });
});
