import { describe, expect, it } from 'vitest';
import { answerOf, startTalkingServer } from '../testing/answers';
import { serverKeeper, startSpeedServer } from '../testing/speed-server';
import { checkCloudflare, checkNq } from './http-check';

const keep = serverKeeper();

describe.each([
  ['checkCloudflare', checkCloudflare],
  ['checkNq', checkNq],
])('%s', (_, check) => {
  it('tells how near a server is and where', async () => {
    const { url } = await keep(startSpeedServer());
    const answer = await check(url);
    expect(answer).toMatchObject({ kind: 'answers', address: url });
    expect(answer.kind === 'answers' && answer.latencyMs).toBeGreaterThan(0);
  });

  it('refuses what is no web address, and tells when nobody listens', async () => {
    expect(await check('nas')).toMatchObject({ kind: 'fails', reason: 'no-server' });
    expect(await check('http://127.0.0.1:1/')).toMatchObject({ kind: 'fails', reason: 'refused' });
  });

  it('tells a page from a server', async () => {
    const page = await keep(startTalkingServer(() => answerOf('200 OK', '<p>', 'Content-Type: text/html')));
    expect(await check(page.url)).toMatchObject({ kind: 'fails', reason: 'captive-portal' });
  });
});
