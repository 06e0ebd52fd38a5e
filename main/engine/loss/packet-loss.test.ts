import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { DIRECT } from '../http/connection-options';
import { measurePacketLoss } from './packet-loss';

const QUIET = new AbortController().signal;
const PLAN = { datagrams: 50, paceMs: 1, waitMs: 150 };
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

/** A server on loopback that handles each datagram, numbered by arrival, as the test decides. */
async function echo(answer: (number: number, back: () => void) => void): Promise<number> {
  const socket = createSocket('udp4');
  sockets.push(socket);
  let count = 0;
  socket.on('message', (datagram: Buffer, from: RemoteInfo) => {
    answer(count++, () => {
      socket.send(datagram, from.port, from.address);
    });
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, '127.0.0.1', resolve);
  });
  return socket.address().port;
}

const lossAt = (port: number, signal = QUIET) => measurePacketLoss('127.0.0.1', port, DIRECT, signal, PLAN);

useLoopbackTime();

describe('measurePacketLoss', () => {
  it('is zero if everything returns, also with duplicates', async () => {
    const port = await echo((_, back) => {
      back();
      back();
    });
    expect(await lossAt(port)).toBe(0);
  });
  it('is the ratio of missing datagrams', async () => {
    const port = await echo((number, back) => {
      if (number % 10 !== 3) back();
    });
    expect(await lossAt(port)).toBeCloseTo(0.1);
  });
  it('is unknown if nothing returns, or no server listens', async () => {
    const port = await echo(() => undefined);
    expect(await lossAt(port)).toBeNull();
    const gone = await echo(() => undefined);
    sockets.pop()?.close();
    expect(await lossAt(gone)).toBeNull();
  });
  it('is unknown through a proxy, and after a cancellation', async () => {
    const port = await echo((_, back) => {
      back();
    });
    const proxied = { ...DIRECT, proxyUrl: 'http://127.0.0.1:3128' };
    expect(await measurePacketLoss('127.0.0.1', port, proxied, QUIET, PLAN)).toBeNull();
    expect(await lossAt(port, AbortSignal.abort())).toBeNull();
    const cancel = new AbortController();
    const measured = lossAt(port, cancel.signal);
    cancel.abort();
    expect(await measured).toBeNull();
  });
});
