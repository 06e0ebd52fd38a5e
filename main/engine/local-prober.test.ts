import { afterEach, describe, expect, it, vi } from 'vitest';
import { startAnsweringServer } from '../testing/raw-server';
import { serverKeeper } from '../testing/speed-server';
import { DIRECT } from './connection-options';
import { isFailure } from './failure';
import { LocalProber } from './local-prober';

const EMPTY = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const keep = serverKeeper();
afterEach(() => {
  vi.useRealTimers();
});

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
    let heard = 0;
    const idle = await new LocalProber().measureIdle(new URL(url), DIRECT, () => heard++);
    if (isFailure(idle)) throw new Error(idle.detail);
    expect(idle.samples.length + idle.dropped).toBe(heard);
    expect(idle.samples.length).toBeLessThanOrEqual(20);
    expect(idle.samples.every(({ latencyMs }) => latencyMs > 0)).toBe(true);
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
    expect(samples.length + dropped).toBeGreaterThanOrEqual(20);
    expect(foreign.tls).toEqual([]);
    for (const kind of [samples, foreign.tcp, foreign.http]) {
      expect(kind.length + dropped).toBeGreaterThanOrEqual(1);
      expect(kind.every(({ latencyMs }) => latencyMs > 0)).toBe(true);
    }
    await vi.waitFor(() => {
      expect(server.open.size).toBe(0);
    });
  });

  it('probes faster when it is told to', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { url } = await keep(startAnsweringServer(EMPTY));
    const prober = new LocalProber();
    let answers = 0;
    prober.startLoaded(new URL(url), DIRECT, () => answers++);
    /** So many answers come while the clock of the pace goes on by a second, once connections stand. */
    const inOneSecond = async (): Promise<number> => {
      const before = answers;
      for (let passedMs = 0; passedMs < 1_000; passedMs += 10) {
        vi.advanceTimersByTime(10);
        // Both ends are in this process: an answer takes a few turns of its loop, however busy the computer is.
        for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
      }
      return answers - before;
    };
    while (answers === 0) await inOneSecond();
    expect(await inOneSecond()).toBeLessThan(40);
    prober.paceLoaded(100);
    expect(await inOneSecond()).toBeGreaterThan(60);
    prober.close();
  });
});
