import { describe, expect, it } from 'vitest';
import type { MeasureJob } from '../core/ports';
import { LocalProber } from '../engine/latency/local-prober';
import { nqDocument, startTalkingServer } from '../testing/answers';
import { useLoopbackTime } from '../testing/loopback-time';
import { measureJob } from '../testing/measure-job';
import { serverKeeper, startDistantSpeedServer } from '../testing/speed-server';
import { ownServer } from '../providers/server-address';
import { providers } from '../providers';
import { runSession } from './session';

useLoopbackTime();
const keep = serverKeeper();

/** A light test with one provider over a line of that rate: its outcome, and what went over the line. */
async function measure(kind: MeasureJob['providers'][number], bitsPerSecond: number) {
  const { url, moved } = await keep(startDistantSpeedServer(bitsPerSecond));
  const document = await keep(startTalkingServer(() => nqDocument(`${url}nq/`)));
  const server = ownServer('', url);
  const job = measureJob({
    mode: 'light',
    providers: [kind],
    librespeed: { servers: server === null ? [] : [server] },
    cloudflare: { url },
    ndt7: { serverUrl: url, locateUrl: '' },
    nq: { configUrl: document.url },
  });
  const { outcome } = await runSession(
    job,
    async (kind, ...args) => (await providers[kind]()).measure(...args),
    {
      prober: new LocalProber(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return { outcome, figures: outcome.figures, moved: moved() };
}

describe('a light test', () => {
  it.each(['librespeed', 'cloudflare', 'nq', 'ndt7'] as const)(
    'moves 2 MB down and 1 MB up at most on a fast line, and finds figures: %s',
    async (kind) => {
      const { outcome, figures } = await measure(kind, 2_000_000_000);
      expect(outcome).toMatchObject({
        kind: 'completed',
        method: { download: { confidence: 'low' }, upload: { confidence: 'low' } },
      });
      expect(figures?.downloadBytes).toBeGreaterThan(500_000);
      expect(figures?.downloadBytes).toBeLessThanOrEqual(2_000_000);
      expect(figures?.uploadBytes).toBeGreaterThan(500_000);
      expect(figures?.uploadBytes).toBeLessThanOrEqual(1_000_000);
      for (const rate of [figures?.downloadBitsPerSecond, figures?.uploadBitsPerSecond])
        expect(rate).toBeGreaterThan(50_000_000);
    },
  );

  it.each(['librespeed', 'cloudflare'] as const)(
    'never has more under way than that, probes included: %s',
    async (kind) => {
      const { moved } = await measure(kind, 2_000_000_000);
      expect(moved.down).toBeGreaterThan(1_000_000);
      expect(moved.down).toBeLessThanOrEqual(2_000_000);
      expect(moved.up).toBeGreaterThan(500_000);
      expect(moved.up).toBeLessThanOrEqual(1_000_000);
    },
  );

  it('finds the rate of a slow line', async () => {
    const { figures } = await measure('cloudflare', 8_000_000);
    expect(figures?.downloadBitsPerSecond).toBeGreaterThan(7_500_000);
    expect(figures?.downloadBitsPerSecond).toBeLessThan(8_500_000);
    expect(figures?.uploadBitsPerSecond).toBeGreaterThan(7_000_000);
    expect(figures?.uploadBitsPerSecond).toBeLessThan(9_000_000);
  });
});
