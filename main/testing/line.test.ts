import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startLine, type LineOptions } from './line';
import { useLoopbackTime } from './loopback-time';
import { startRawServer } from './raw-server';
import { serverKeeper } from './speed-server';

useLoopbackTime();
const keep = serverKeeper();

/** Puts a line before a server that does something with each connection, and connects over it. */
async function over(options: Omit<LineOptions, 'port'>, onConnection: (socket: Socket) => void) {
  const server = await keep(startRawServer(onConnection));
  const line = await keep(startLine({ ...options, port: Number(new URL(server.url).port) }));
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(line.url).port), allowHalfOpen: true });
  return { server, line, socket };
}

describe('a line', () => {
  it('delays what goes over it in each direction', async () => {
    const { socket } = await over({ delayMs: 10 }, (far) => far.pipe(far));
    for (let count = 0; count < 10; count++) {
      const beganAtMs = performance.now();
      socket.write('ask');
      await once(socket, 'data');
      expect(performance.now() - beganAtMs).toBe(20);
    }
    socket.destroy();
  });

  it('has a rate, and counts what moved', async () => {
    const { line, socket } = await over({ bitsPerSecond: 80_000_000 }, (far) => {
      far.end(Buffer.alloc(2_000_000));
    });
    const beganAtMs = performance.now();
    socket.resume();
    await once(socket, 'end');
    expect(performance.now() - beganAtMs).toBeGreaterThanOrEqual(200);
    expect(performance.now() - beganAtMs).toBeLessThan(205);
    expect(line.moved()).toEqual({ down: 2_000_000, up: 0 });
    socket.destroy();
  });

  it('shares its rate among connections', async () => {
    const { line, socket } = await over({ bitsPerSecond: 80_000_000 }, (far) => {
      far.end(Buffer.alloc(1_000_000));
    });
    const second = connect(Number(new URL(line.url).port), '127.0.0.1');
    const beganAtMs = performance.now();
    await Promise.all([socket, second].map((one) => once(one.resume(), 'end')));
    expect(performance.now() - beganAtMs).toBeGreaterThanOrEqual(200);
    expect(performance.now() - beganAtMs).toBeLessThan(205);
    for (const one of [socket, second]) one.destroy();
  });

  it('ends when either end does, with what was on its way', async () => {
    const heard: string[] = [];
    const { server, socket } = await over({ delayMs: 10 }, (far) => {
      far.on('data', (piece) => heard.push(piece.toString()));
    });
    socket.end('the last words');
    await once(socket, 'close');
    expect(heard).toEqual(['the last words']);
    expect(server.open.size).toBe(0);
  });
});
