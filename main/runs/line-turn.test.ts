import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { startRawServer } from '../testing/raw-server';
import { useLoopbackTime } from '../testing/loopback-time';
import { LineTurn } from './line-turn';

useLoopbackTime();

const never = new AbortController().signal;
const ignore = (): void => undefined;

/** Several copies of Linewatch on one computer, with timers that the test controls. */
function computer(port: number) {
  const clock = new FakeClock();
  const said: string[] = [];
  const copy = () => new LineTurn({ port, timers: clock, log: (sentence) => said.push(sentence) });
  return { clock, said, copy };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A second `take`, once its copy has begun to wait. */
async function second(copy: LineTurn, signal = never) {
  let began = ignore;
  const waits = new Promise<void>((resolve) => (began = resolve));
  const turn = copy.take(signal, began);
  await waits;
  return { turn };
}

describe('the measurement lock', () => {
  it('is held by one copy at a time, and passes to the next one', async () => {
    const { copy, said } = computer(await freePort());
    const order: string[] = [];
    const first = await copy().take(never, () => order.push('first waits'));
    const { turn } = await second(copy());
    order.push('second waits');
    const third = await second(copy());
    first?.();
    order.push('first has ended');
    const both = [turn, third.turn].map(async (next) => {
      const release = await next;
      order.push('a turn');
      release?.();
    });
    await Promise.all(both);
    expect(order).toEqual(['second waits', 'first has ended', 'a turn', 'a turn']);
    expect(said).toEqual([]);
  });

  it('is not waited for by a run that is cancelled', async () => {
    const { copy } = computer(await freePort());
    const first = await copy().take(never, ignore);
    const cancelled = new AbortController();
    const { turn } = await second(copy(), cancelled.signal);
    cancelled.abort();
    expect(await turn).toBeNull();
    first?.();
    expect(await copy().take(AbortSignal.abort(), ignore)).toBeNull();
  });

  it('is waited for at most five minutes', async () => {
    const { copy, clock, said } = computer(await freePort());
    const first = await copy().take(never, ignore);
    const { turn } = await second(copy());
    await clock.advance(300_000);
    const release = await turn;
    expect(release).not.toBeNull();
    expect(said).toHaveLength(1);
    first?.();
  });

  it.each([
    ['greets otherwise', (greet: (text: string) => void) => greet('220 mail.example ESMTP\r\n')],
    ['greets longer', (greet: (text: string) => void) => greet('linewatch measures\nand more')],
  ])('does not wait for a program that %s', async (_, answer) => {
    const server = await startRawServer((socket) => answer((text) => socket.write(text)));
    onTestFinished(() => server.close());
    const { copy, said } = computer(Number(new URL(server.url).port));
    expect(await copy().take(never, ignore)).not.toBeNull();
    expect(said[0]).toContain('another program holds port');
  });

  it('does not wait for a program that sends nothing, nor for one that closes each connection', async () => {
    const silent = await startRawServer(ignore);
    onTestFinished(() => silent.close());
    const quiet = computer(Number(new URL(silent.url).port));
    const { turn } = await second(quiet.copy());
    await quiet.clock.advance(5_000);
    expect(await turn).not.toBeNull();
    let connections = 0;
    const closing = await startRawServer((socket) => {
      connections += 1;
      socket.end();
    });
    onTestFinished(() => closing.close());
    expect(
      await computer(Number(new URL(closing.url).port))
        .copy()
        .take(never, ignore),
    ).not.toBeNull();
    expect(connections).toBe(3);
  });

  it('hangs up on those who wait when its test has ended', async () => {
    const port = await freePort();
    const release = await computer(port).copy().take(never, ignore);
    const waits = createConnection({ host: '127.0.0.1', port });
    onTestFinished(() => void waits.destroy());
    const closed = once(waits, 'close');
    await once(waits, 'data');
    release?.();
    await closed;
    expect(waits.errored).toBeNull();
  });
});
