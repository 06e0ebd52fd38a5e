import { describe, expect, it } from 'vitest';
import { createAnswer, startTalkingServer } from '../testing/answers';
import { useLoopbackTime } from '../testing/loopback-time';
import { measureWith } from '../testing/measure-with';
import { serverKeeper } from '../testing/speed-server';
import { cloudflare } from './cloudflare/provider';

const EMPTY = createAnswer('200 OK');
const DATA = createAnswer('200 OK', 'x'.repeat(50_000));
const BROKEN = createAnswer('500 Broken');

useLoopbackTime();
const keep = serverKeeper();

/** Measures against a server of which some addresses are broken; the first ping finds it well. */
async function measure(isBroken: (address: 'ping' | 'download' | 'upload') => boolean) {
  let pings = 0;
  const server = await keep(
    startTalkingServer((target) => {
      if (target.startsWith('/__up')) return isBroken('upload') ? BROKEN : EMPTY;
      if (!target.includes('bytes=0')) return isBroken('download') ? BROKEN : DATA;
      return ++pings > 1 && isBroken('ping') ? BROKEN : EMPTY;
    }),
  );
  return measureWith(cloudflare, { cloudflare: { url: server.url } });
}

const missing = (part: string) => ({ part, reason: 'http-status', detail: 'HTTP 500' });

describe('a part of a measurement that fails', () => {
  it('costs nothing else where it is the upload', async () => {
    const outcome = await measure((address) => address === 'upload');
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'http-status' });
    expect(outcome.method?.missing).toEqual([missing('upload')]);
    expect(outcome.method?.download).not.toBeNull();
    expect(outcome.figures?.downloadBitsPerSecond).toBeGreaterThan(0);
    expect(outcome.figures?.latencyMs).not.toBeNull();
    expect(outcome.figures?.uploadBitsPerSecond).toBeNull();
  });

  it('costs nothing else where it is the download', async () => {
    const outcome = await measure((address) => address === 'download');
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'http-status' });
    expect(outcome.method?.missing).toEqual([missing('download')]);
    expect(outcome.method?.upload).not.toBeNull();
    expect(outcome.figures?.uploadBitsPerSecond).toBeGreaterThan(0);
    expect(outcome.figures?.downloadBitsPerSecond).toBeNull();
  });

  it('completes a test where it is the latency, which is then named as missing', async () => {
    const outcome = await measure((address) => address === 'ping');
    expect(outcome.kind).toBe('completed');
    expect(outcome.method?.missing).toEqual([missing('latency')]);
    expect(outcome.method?.download?.hasLatencySettled).toBeNull();
    expect(outcome.figures).toMatchObject({ latencyMs: null, loadedLatencyDownloadMs: null, rpm: null });
    expect(outcome.figures?.downloadBitsPerSecond).toBeGreaterThan(0);
    expect(outcome.figures?.uploadBitsPerSecond).toBeGreaterThan(0);
  });

  it('leaves both throughputs missing where the server gives neither', async () => {
    const outcome = await measure((address) => address !== 'ping');
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'http-status' });
    expect(outcome.method?.missing).toEqual([missing('download'), missing('upload')]);
    expect(outcome.figures?.latencyMs).not.toBeNull();
  });

  it('is no part, but the whole, where nothing was measured', async () => {
    const outcome = await measure(() => true);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'http-status' });
    expect(outcome.method?.missing).toEqual([]);
  });
});
