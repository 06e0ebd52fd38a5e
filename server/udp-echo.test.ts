import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { EchoBudget, startUdpEcho, type UdpEcho } from './udp-echo';

useLoopbackTime();

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((socket) => socket.close()));
});

async function echoAndClient(): Promise<{ echo: UdpEcho; client: Socket }> {
  const echo = await startUdpEcho('127.0.0.1', 0);
  if (echo === null) throw new Error('no port');
  const client = createSocket('udp4');
  opened.push(echo, client);
  client.connect(echo.port, '127.0.0.1');
  await once(client, 'connect');
  return { echo, client };
}

describe('the echo', () => {
  it('returns datagrams with its magic bytes, and no others', async () => {
    const { client } = await echoAndClient();
    const heard: string[] = [];
    client.on('message', (datagram) => heard.push(datagram.toString('latin1')));
    for (const text of ['LWE', 'ABCD 1', 'LWE1 2', `LWE1${'x'.repeat(1_469)}`]) client.send(text);
    client.send('LWE1 last');
    while (!heard.includes('LWE1 last')) await once(client, 'message');
    expect(heard).toEqual(['LWE1 2', 'LWE1 last']);
  });

  it('uses another port if its own is in use', async () => {
    const { echo } = await echoAndClient();
    const second = await startUdpEcho('127.0.0.1', echo.port);
    if (second !== null) opened.push(second);
    expect(second?.port).not.toBe(echo.port);
    expect(second?.port).toBeGreaterThan(0);
  });
});

describe('EchoBudget', () => {
  it('returns at most 500 datagrams per second to each source', () => {
    let nowMs = 0;
    const budget = new EchoBudget(() => nowMs);
    const allowed = (address: string): number =>
      Array.from({ length: 600 }, () => budget.allows(address)).filter(Boolean).length;
    expect([allowed('192.0.2.1'), allowed('192.0.2.1'), allowed('192.0.2.2')]).toEqual([500, 0, 500]);
    nowMs = 1_000;
    expect(allowed('192.0.2.1')).toBe(500);
  });

  it('tracks a bounded number of sources', () => {
    const budget = new EchoBudget(() => 0);
    const allowed = Array.from({ length: 2_000 }, (_, source) => budget.allows(`source ${String(source)}`));
    expect(allowed.filter(Boolean).length).toBe(1_024);
  });
});
