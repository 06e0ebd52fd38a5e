import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { TEST_KEY, VALID_CERTIFICATE } from '../../testing/certificates';
import { useLoopbackTime } from '../../testing/loopback-time';
import { serverKeeper, startSecureSpeedServer } from '../../testing/speed-server';
import { DIRECT } from '../http/connection-options';
import type { OpenTls } from '../http/h2-session';
import { probeSelf, type SelfProbeTask } from './self-probe';

useLoopbackTime();
const keep = serverKeeper();
const trusting: OpenTls = (options) => connect({ ...options, ca: VALID_CERTIFICATE });

const startSecure = async (): Promise<URL> => new URL((await keep(startSecureSpeedServer(40_000_000))).url);

const taskAt = (base: URL, change: Partial<SelfProbeTask> = {}): SelfProbeTask => ({
  direction: 'download',
  loadUrl: new URL(change.direction === 'upload' ? 'nq/upload' : 'nq/large', base),
  smallUrl: new URL('nq/small', base),
  connection: DIRECT,
  signal: new AbortController().signal,
  onBytes: () => undefined,
  ...change,
});

describe('probeSelf', () => {
  it.each(['download', 'upload'] as const)(
    'times small requests on the connections that carry a %s over HTTP/2',
    async (direction) => {
      const onBytes = vi.fn();
      const found = await probeSelf(taskAt(await startSecure(), { direction, onBytes }), trusting);
      if (found === null) throw new Error('nothing found');
      const { samples, dropped, fromMs, toMs, bytes } = found;
      expect(samples.length + dropped).toBeGreaterThanOrEqual(5);
      expect(samples.every(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs <= toMs)).toBe(true);
      expect(bytes).toBeGreaterThan(1_000_000);
      expect(onBytes.mock.lastCall?.[0]).toBeGreaterThan(1_000_000);
    },
  );

  it('returns null for a server that supports only HTTP/1.1', async () => {
    const server = createServer({ key: TEST_KEY, cert: VALID_CERTIFICATE });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await probeSelf(taskAt(new URL(`https://127.0.0.1:${String(port)}`)), trusting)).toBeNull();
    await new Promise((resolve) => server.close(resolve));
  });

  it('returns null for an untrusted certificate, over plain TCP, or through a proxy', async () => {
    const base = await startSecure();
    expect(await probeSelf(taskAt(base))).toBeNull();
    expect(await probeSelf(taskAt(new URL('http://127.0.0.1:1/')))).toBeNull();
    const connection = { ...DIRECT, proxyUrl: 'http://127.0.0.1:1/' };
    expect(await probeSelf(taskAt(base, { connection }), trusting)).toBeNull();
  });

  it('ends at once when it is cancelled, before and while it runs', async () => {
    const base = await startSecure();
    expect(await probeSelf(taskAt(base, { signal: AbortSignal.abort() }), trusting)).toBeNull();
    const cancel = new AbortController();
    const onBytes = (bytes: number): void => {
      if (bytes > 0) cancel.abort();
    };
    const beganAtMs = performance.now();
    expect(await probeSelf(taskAt(base, { signal: cancel.signal, onBytes }), trusting)).toBeNull();
    expect(performance.now() - beganAtMs).toBeLessThan(200);
  });
});
