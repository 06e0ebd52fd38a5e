import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ProviderKind } from '../../shared/providers';
import type { FailureReason } from '../../shared/run';
import type { MeasureJob } from '../core/ports';
import { measureJob } from '../testing/measure-job';
import { LocalProber } from '../engine/latency/local-prober';
import type { EngineTools } from '../engine/target';
import { nothingMeasured, type ProviderResult } from '../engine/provider-result';
import { runSession, type MeasureWith } from './session';

const SERVER = { name: 'Home', url: 'http://127.0.0.1:8989/' };
const DONE = nothingMeasured(null);

type Scripted = (tools: EngineTools) => ProviderResult | Promise<ProviderResult>;

const failing =
  (reason: FailureReason, detail: string): Scripted =>
  () =>
    nothingMeasured({ reason, detail });

const measuring: Scripted = ({ board }) => {
  board.choose(SERVER);
  board.settle({ downloadBytes: 5_000_000, downloadBitsPerSecond: 96_000_000 });
  return DONE;
};

/** Runs the providers of the script, in its order, and tells which were tried. */
async function run(
  script: Partial<Record<ProviderKind, Scripted>>,
  change: Partial<MeasureJob> = {},
  signal = new AbortController().signal,
) {
  const tried: ProviderKind[] = [];
  const connections: EngineTools['connection'][] = [];
  const measure: MeasureWith = async (provider, _job, tools) => {
    tried.push(provider);
    connections.push(tools.connection);
    return (await script[provider]?.(tools)) ?? DONE;
  };
  const job = measureJob({ providers: Object.keys(script) as ProviderKind[], ...change });
  const deps = { prober: new LocalProber(), onProgress: () => undefined, signal };
  const { outcome } = await runSession(job, measure, deps);
  return { tried, connections, outcome };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a measurement with several providers', () => {
  it('ends with the first that measures', async () => {
    const { tried, outcome } = await run({ librespeed: measuring, cloudflare: measuring });
    expect(tried).toEqual(['librespeed']);
    expect(outcome).toMatchObject({
      kind: 'completed',
      provider: 'librespeed',
      server: SERVER,
      figures: { downloadBitsPerSecond: 96_000_000 },
      method: { mode: 'quick', passedOver: [] },
    });
  });

  it('passes over one that fails before anything was measured, and says why', async () => {
    const { outcome } = await run(
      {
        librespeed: ({ board }) => {
          board.choose({ name: 'Down', url: 'http://127.0.0.1:1/' });
          board.settle({ latencyMs: 7 });
          return nothingMeasured({ reason: 'http-status', detail: 'HTTP 503', status: 503 });
        },
        cloudflare: measuring,
      },
      { passedOver: [{ provider: 'ookla', reason: 'not-accepted', detail: '' }] },
    );
    expect(outcome).toMatchObject({ kind: 'completed', provider: 'cloudflare', server: SERVER });
    expect(outcome.figures?.latencyMs).toBeNull();
    expect(outcome.method?.passedOver).toEqual([
      { provider: 'ookla', reason: 'not-accepted', detail: '' },
      { provider: 'librespeed', reason: 'http-status', detail: 'HTTP 503' },
    ]);
  });

  it('stays with one that has moved data before it failed', async () => {
    const { tried, outcome } = await run({
      librespeed: ({ board }) => {
        board.settle({ downloadBytes: 3_000 });
        return nothingMeasured({ reason: 'timeout', detail: 'it stopped' });
      },
      cloudflare: measuring,
    });
    expect(tried).toEqual(['librespeed']);
    expect(outcome).toMatchObject({
      kind: 'failed',
      provider: 'librespeed',
      reason: 'timeout',
      detail: 'it stopped',
      figures: { downloadBytes: 3_000 },
    });
  });

  it('fails with the reason that all of them share', async () => {
    const { tried, outcome } = await run({
      librespeed: failing('offline', 'no way out'),
      cloudflare: failing('offline', 'no way out either'),
    });
    expect(tried).toEqual(['librespeed', 'cloudflare']);
    expect(outcome).toMatchObject({
      kind: 'failed',
      provider: 'cloudflare',
      reason: 'offline',
      figures: null,
    });
  });

  it('fails with what ended the last when their reasons differ', async () => {
    const { outcome } = await run({
      librespeed: failing('dns', 'unknown name'),
      cloudflare: failing('refused-by-provider', 'HTTP 429'),
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'refused-by-provider', detail: 'HTTP 429' });
    expect(outcome.method?.passedOver).toEqual([
      { provider: 'librespeed', reason: 'dns', detail: 'unknown name' },
    ]);
  });

  it('fails when every provider is passed over beforehand', async () => {
    const { tried, outcome } = await run(
      {},
      { passedOver: [{ provider: 'ndt7', reason: 'too-soon', detail: 'in 20 minutes' }] },
    );
    expect(tried).toEqual([]);
    expect(outcome).toMatchObject({
      kind: 'failed',
      provider: 'ndt7',
      reason: 'too-soon',
      detail: 'in 20 minutes',
    });
  });

  it('fails when there is none to try', async () => {
    expect((await run({})).outcome).toMatchObject({ kind: 'failed', reason: 'no-server', figures: null });
  });

  it('fails when a provider neither measures nor says why', async () => {
    expect((await run({ librespeed: () => DONE })).outcome).toMatchObject({
      kind: 'failed',
      reason: 'no-server',
    });
  });

  it('leaves nothing behind on the signal that would have cancelled it', async () => {
    const { signal } = new AbortController();
    await run({ librespeed: measuring }, {}, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('tries no other after it was cancelled', async () => {
    const cancel = new AbortController();
    const cancelling: Scripted = ({ board }) => {
      board.choose(SERVER);
      board.settle({ latencyMs: 20 });
      cancel.abort();
      return nothingMeasured({ reason: 'timeout', detail: 'ended' });
    };
    const { tried, outcome } = await run(
      { librespeed: cancelling, cloudflare: measuring },
      {},
      cancel.signal,
    );
    expect(tried).toEqual(['librespeed']);
    expect(outcome).toMatchObject({ kind: 'cancelled', server: SERVER, figures: { latencyMs: 20 } });
  });

  it('ends one that hangs, and goes on with the next', async () => {
    vi.useFakeTimers();
    const hanging: Scripted = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(DONE);
        });
      });
    const running = run({ librespeed: hanging, ndt7: measuring });
    await vi.advanceTimersByTimeAsync(60_000);
    const { tried, outcome } = await running;
    expect(tried).toEqual(['librespeed', 'ndt7']);
    expect(outcome).toMatchObject({ kind: 'completed', provider: 'ndt7' });
    expect(outcome.method?.passedOver).toMatchObject([{ provider: 'librespeed', reason: 'timeout' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reports every wish to be left alone, also beside a success', async () => {
    const { outcome } = await run({
      cloudflare: () => ({
        ...nothingMeasured({ reason: 'refused-by-provider', detail: 'HTTP 429' }),
        holdOffMs: 7_200_000,
      }),
      ndt7: async (tools) => ({ ...(await measuring(tools)), holdOffMs: 2_160_000 }),
    });
    expect(outcome.kind).toBe('completed');
    expect(outcome.holdOffs).toEqual([
      { provider: 'cloudflare', forMs: 7_200_000, reason: 'refused-by-provider' },
      { provider: 'ndt7', forMs: 2_160_000, reason: 'too-soon' },
    ]);
  });

  it('gives each its own proxy, and the same address and IP version', async () => {
    const { connections } = await run(
      { librespeed: failing('dns', ''), cloudflare: measuring },
      {
        connection: {
          ipVersion: 'ipv4',
          localAddress: '127.0.0.2',
          proxies: { cloudflare: 'http://proxy.example:3128' },
        },
      },
    );
    expect(connections).toEqual([
      { ipVersion: 'ipv4', localAddress: '127.0.0.2', proxyUrl: null },
      { ipVersion: 'ipv4', localAddress: '127.0.0.2', proxyUrl: 'http://proxy.example:3128' },
    ]);
  });
});
