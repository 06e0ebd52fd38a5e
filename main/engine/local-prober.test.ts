import { describe, expect, it } from 'vitest';
import { startAnsweringServer } from '../testing/raw-server';
import { serverKeeper } from '../testing/speed-server';
import { DIRECT } from './connection-options';
import { isFailure } from './failure';
import { LocalProber } from './local-prober';

const EMPTY = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const keep = serverKeeper();

/** Probes under load until so many answers have come on warm connections. */
async function probeLoaded(prober: LocalProber, url: URL, answers: number, connection = DIRECT) {
  await new Promise<void>((resolve) => {
    let count = 0;
    prober.startLoaded(url, connection, () => {
      if (++count === answers) resolve();
    });
  });
  return prober.stopLoaded();
}

describe('LocalProber', () => {
  it('measures an idle line within twenty round trips', async () => {
    const { url } = await keep(startAnsweringServer(EMPTY));
    const idle = await new LocalProber().measureIdle(new URL(url), DIRECT, () => undefined);
    if (isFailure(idle)) throw new Error(idle.detail);
    expect(idle.samples.length + idle.dropped).toBeGreaterThanOrEqual(10);
    expect(idle.samples.every(({ latencyMs }) => latencyMs > 0 && latencyMs < 50)).toBe(true);
  });
  it('takes one byte for an empty answer, and more for a page', async () => {
    const answer = (body: string) =>
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length.toString()}\r\n\r\n${body}`;
    const [byte, page] = await Promise.all([
      keep(startAnsweringServer(answer('x'))),
      keep(startAnsweringServer(answer('xx'))),
    ]);
    const idle = (url: string) => new LocalProber().measureIdle(new URL(url), DIRECT, () => undefined);
    expect(await idle(byte.url)).toHaveProperty('samples');
    expect(await idle(page.url)).toMatchObject({ reason: 'bad-answer' });
  });
  it('times warm and new connections under load, and closes all of them', async () => {
    const server = await keep(startAnsweringServer(EMPTY));
    const { samples, dropped, foreign } = await probeLoaded(new LocalProber(), new URL(server.url), 20);
    expect(samples.length + dropped).toBeGreaterThanOrEqual(10);
    expect(foreign.tls).toEqual([]);
    for (const kind of [foreign.tcp, foreign.http]) {
      expect(kind.length + dropped).toBeGreaterThanOrEqual(3);
      expect(kind.every(({ latencyMs }) => latencyMs > 0 && latencyMs < 50)).toBe(true);
    }
  });
  it('probes faster when it is told to', async () => {
    const { url } = await keep(startAnsweringServer(EMPTY));
    const prober = new LocalProber();
    const probed = probeLoaded(prober, new URL(url), 30);
    prober.paceLoaded(100);
    const { samples, dropped } = await probed;
    const [first, last] = [samples[0]?.sentAtMs ?? 0, samples.at(-1)?.sentAtMs ?? 0];
    expect(samples.length + dropped).toBeGreaterThanOrEqual(30);
    expect(last - first).toBeLessThan(1_000);
  });
});
