import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runSession } from '../engine/engine-session';
import { LocalProber } from '../engine/local-prober';
import { measureJob } from '../testing/measure-job';
import { serverKeeper, startSpeedServer } from '../testing/speed-server';
import type { MeasureJob } from '../core/ports';
import { ownServer } from './server-address';
import { providers } from '.';

const keep = serverKeeper();

/** Stands before a server and counts what goes either way. */
async function startCounter(port: number) {
  const moved = { down: 0, up: 0 };
  const counter = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    server.on('data', (piece) => (moved.down += piece.length));
    client.on('data', (piece) => (moved.up += piece.length));
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve));
  const { port: own } = counter.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => counter.close(() => resolve()));
  return { url: `http://127.0.0.1:${String(own)}/`, moved, close };
}

const jobAt = (url: string, kind: MeasureJob['providers'][number]): MeasureJob => {
  const server = ownServer('', url);
  return measureJob({
    mode: 'light',
    providers: [kind],
    librespeed: { servers: server === null ? [] : [server] },
    cloudflare: { url },
    ndt7: { serverUrl: url, locateUrl: '' },
    nq: { configUrl: url },
  });
};

const measure = async (job: MeasureJob) => {
  const { outcome } = await runSession(
    job,
    async (kind, ...args) => (await providers[kind]()).measure(...args),
    {
      prober: new LocalProber(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return outcome;
};

describe('a light test', () => {
  it.each(['librespeed', 'cloudflare', 'nq', 'ndt7'] as const)(
    'moves 2 MB down and 1 MB up at most on the fastest line, and finds figures: %s',
    async (kind) => {
      const { url } = await keep(startSpeedServer());
      const outcome = await measure(jobAt(url, kind));
      expect(outcome).toMatchObject({
        kind: 'completed',
        method: { download: { confidence: 'low' }, upload: { confidence: 'low' } },
      });
      const { downloadBytes, uploadBytes, downloadBitsPerSecond, uploadBitsPerSecond } =
        outcome.figures ?? {};
      expect(downloadBytes).toBeGreaterThan(500_000);
      expect(downloadBytes).toBeLessThanOrEqual(2_000_000);
      expect(uploadBytes).toBeGreaterThan(500_000);
      expect(uploadBytes).toBeLessThanOrEqual(1_000_000);
      for (const rate of [downloadBitsPerSecond, uploadBitsPerSecond])
        expect(rate).toBeGreaterThan(50_000_000);
    },
  );

  it.each(['librespeed', 'cloudflare'] as const)(
    'never has more under way than that, probes included: %s',
    async (kind) => {
      const { port } = await keep(startSpeedServer());
      const counter = await keep(startCounter(port));
      await measure(jobAt(counter.url, kind));
      expect(counter.moved.down).toBeGreaterThan(1_000_000);
      expect(counter.moved.down).toBeLessThanOrEqual(2_000_000);
      expect(counter.moved.up).toBeGreaterThan(500_000);
      expect(counter.moved.up).toBeLessThanOrEqual(1_000_000);
    },
  );

  it('finds the rate of a slow line', async () => {
    const { url } = await keep(startSpeedServer(8_000_000));
    const { figures } = await measure(jobAt(url, 'cloudflare'));
    expect(figures?.downloadBitsPerSecond).toBeGreaterThan(6_000_000);
    expect(figures?.downloadBitsPerSecond).toBeLessThan(10_000_000);
    expect(figures?.uploadBitsPerSecond).toBeGreaterThan(5_000_000);
    expect(figures?.uploadBitsPerSecond).toBeLessThan(12_000_000);
  });
});
