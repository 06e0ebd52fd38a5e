import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startAnsweringServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { until } from '../../testing/until';
import { DIRECT } from '../http/connection-options';
import { isFailure } from '../failure';
import { LocalProber } from './local-prober';

const EMPTY = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
useLoopbackTime();
const keep = serverKeeper();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Probes under load until this number of answers has come on warm connections. */
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
    const { url } = await keep(startAnsweringServer(EMPTY, 7));
    let heard = 0;
    const idle = await new LocalProber().measureIdle(new URL(url), DIRECT, () => heard++);
    if (isFailure(idle)) throw new Error(idle.detail);
    expect(idle.samples.length + idle.dropped).toBe(heard);
    expect(idle.samples.length).toBeLessThanOrEqual(20);
    expect(new Set(idle.samples.map(({ latencyMs }) => latencyMs))).toEqual(new Set([7]));
  });
  it('accepts an answer of one byte, and a larger one if it is a page', async () => {
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
    const server = await keep(startAnsweringServer(EMPTY, 7));
    const { samples, dropped, foreign } = await probeLoaded(new LocalProber(), new URL(server.url), 20);
    expect(samples.length + dropped).toBeGreaterThanOrEqual(20);
    expect(foreign.tls).toEqual([]);
    expect(foreign.tcp.length + dropped).toBeGreaterThanOrEqual(1);
    for (const kind of [samples, foreign.http]) {
      expect(kind.length + dropped).toBeGreaterThanOrEqual(1);
      expect(kind.every(({ latencyMs }) => latencyMs === 7)).toBe(true);
    }
    await until(() => server.open.size === 0);
  });

  it('probes faster when it is told to', async () => {
    const { url } = await keep(startAnsweringServer(EMPTY));
    const prober = new LocalProber();
    let answers = 0;
    prober.startLoaded(new URL(url), DIRECT, () => answers++);
    const inOneSecond = async (): Promise<number> => {
      const before = answers;
      await pause(1_000);
      return answers - before;
    };
    expect(await inOneSecond()).toBeLessThan(40);
    prober.paceLoaded(100);
    expect(await inOneSecond()).toBeGreaterThan(60);
    prober.close();
  });
});
