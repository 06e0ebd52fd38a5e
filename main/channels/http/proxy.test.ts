import { describe, expect, it } from 'vitest';
import { OTHER_NAME_CERTIFICATE, VALID_CERTIFICATE } from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { PATIENT } from '../../testing/mail';
import { httpChannel } from '../../testing/http-channel';
import { httpSink } from '../../testing/http-sink';
import { useLoopbackTime } from '../../testing/loopback-time';
import { proxyServer } from '../../testing/proxy-server';
import { startRawServer } from '../../testing/raw-server';
import { answer } from '../../testing/sink-server';

useLoopbackTime();

function deliver(url: string, proxyUrl: string, deps = {}) {
  const asked: string[] = [];
  const channel = httpChannel('webhook', {
    settings: { url },
    secrets: { authorization: 'Bearer secret' },
    deps: {
      trusted: [VALID_CERTIFICATE, OTHER_NAME_CERTIFICATE],
      proxyTo: (to) => {
        asked.push(to);
        return Promise.resolve(proxyUrl);
      },
      ...deps,
    },
  });
  return channel.deliver(leasedEntry(), PATIENT).then((result) => ({ result, asked }));
}

const withLogin = (url: string) => url.replace('//', '//ann:p%40ss@');
const LOGIN = `Basic ${Buffer.from('ann:p@ss').toString('base64')}`;

describe('a message that goes through a proxy', () => {
  it('goes through a tunnel to a service with TLS, so that the proxy cannot read it', async () => {
    const sink = await httpSink([answer(204)], VALID_CERTIFICATE);
    const proxy = await proxyServer();
    const { result, asked } = await deliver(`${sink.url}/hook/secret`, withLogin(proxy.url));
    expect(result.kind).toBe('accepted');
    expect(asked).toEqual([`${sink.url}/hook/secret`]);
    expect(proxy.asked.map(({ line }) => line)).toEqual([`CONNECT ${new URL(sink.url).host}`]);
    expect(proxy.asked[0]?.headers).toMatchObject({ 'proxy-authorization': LOGIN });
    expect(sink.arrived[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(sink.arrived[0]?.headers).toMatchObject({
      host: new URL(sink.url).host,
      authorization: 'Bearer secret',
    });
  });

  it('is forwarded to a service without TLS', async () => {
    const sink = await httpSink([answer(204)]);
    const proxy = await proxyServer();
    const { result } = await deliver(`${sink.url}/hook?a=1`, withLogin(proxy.url));
    expect(result.kind).toBe('accepted');
    expect(proxy.asked[0]).toMatchObject({
      line: `POST ${sink.url}/hook?a=1`,
      headers: { host: new URL(sink.url).host, 'proxy-authorization': LOGIN },
    });
    expect(sink.arrived[0]?.path).toBe('/hook?a=1');
  });

  it('checks the certificate of the service, not of the proxy', async () => {
    const sink = await httpSink([answer(204)], OTHER_NAME_CERTIFICATE);
    const proxy = await proxyServer();
    const { result } = await deliver(sink.url, proxy.url);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'tls', isMaybeDelivered: false });
    expect(sink.arrived).toEqual([]);
  });

  it.each([
    ['https', 407, { kind: 'blocked', problem: 'proxy-refused' }],
    ['https', 403, { kind: 'blocked', problem: 'proxy-refused' }],
    ['https', 502, { kind: 'retry', problem: 'connection', isMaybeDelivered: false }],
    ['http', 407, { kind: 'blocked', problem: 'proxy-refused' }],
  ] as const)('over %s and is answered %i by the proxy: %j', async (scheme, status, expected) => {
    const proxy = await proxyServer(status);
    const { result } = await deliver(`${scheme}://service.example.org/`, proxy.url);
    expect(result).toMatchObject(expected);
    if (scheme === 'https') expect(result.reply).toBe(`proxy ${new URL(proxy.url).host}: ${status} No`);
  });

  it.each(['http', 'https'])(
    'over %s is retried if the proxy is not reachable, which is named',
    async (scheme) => {
      const server = await startRawServer(() => undefined);
      await server.close();
      const { host } = new URL(server.url);
      const { result } = await deliver(`${scheme}://service.example.org/`, withLogin(server.url));
      expect(result).toMatchObject({ kind: 'retry', problem: 'proxy-unreachable', isMaybeDelivered: false });
      expect(result.reply).toBe(`proxy ${host}: connect ECONNREFUSED ${host}`);
    },
  );

  it('waits no longer than its time limit for a silent proxy', async () => {
    const server = await startRawServer(() => undefined);
    const { result } = await deliver('https://service.example.org/', server.url, { deadlineMs: 200 });
    await server.close();
    expect(result).toMatchObject({ kind: 'retry', problem: 'proxy-unreachable', isMaybeDelivered: false });
  });
});
