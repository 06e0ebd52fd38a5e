import { describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startAnsweringServer } from '../../testing/raw-server';
import { serverKeeper, startSpeedServer } from '../../testing/speed-server';
import { DIRECT } from '../http/connection-options';
import { findUdpEcho, udpEchoPort } from './find-udp-echo';
import { measurePacketLoss } from './packet-loss';

const WITH = { connection: DIRECT, signal: new AbortController().signal };
useLoopbackTime();
const keep = serverKeeper();

describe('findUdpEcho', () => {
  it("finds the echo of Linewatch's own server, which loses nothing", async () => {
    const { url } = await keep(startSpeedServer());
    const found = await findUdpEcho(url, WITH);
    const { host, port } = found ?? { host: '', port: 0 };
    expect(host).toBe('127.0.0.1');
    const plan = { datagrams: 20, paceMs: 1, waitMs: 500 };
    expect(await measurePacketLoss(host, port, DIRECT, WITH.signal, plan)).toBe(0);
  });
  it('finds none at other servers', async () => {
    const { url } = await keep(startAnsweringServer('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nPong'));
    expect(await findUdpEcho(url, WITH)).toBeNull();
    expect(await findUdpEcho('http://127.0.0.1:1/', WITH)).toBeNull();
  });
});

describe('udpEchoPort', () => {
  it('reads the port from the expected document', () => {
    const text = '{"kind":"linewatch-speed-server","version":1,"udpEchoPort":8989}';
    expect(udpEchoPort(text)).toBe(8989);
  });
  it.each([
    ['another kind', '{"kind":"other","udpEchoPort":8989}'],
    ['no port', '{"kind":"linewatch-speed-server","udpEchoPort":null}'],
    ['an impossible port', '{"kind":"linewatch-speed-server","udpEchoPort":65536}'],
    ['no object', 'null'],
    ['no JSON', '<html>'],
  ])('ignores %s', (_name, text) => {
    expect(udpEchoPort(text)).toBeNull();
  });
});
