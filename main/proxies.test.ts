import { describe, expect, it } from 'vitest';
import type { MeasuringSettings } from '../shared/settings';
import { connectionTo, proxiesOf } from './proxies';
import { measureJob } from './testing/measure-job';

const JOB = measureJob({
  providers: ['cloudflare', 'nq', 'ndt7'],
  cloudflare: { url: 'https://speed.example.org/' },
  nq: { configUrl: 'http://192.168.1.9/config' },
  ndt7: { serverUrl: 'wss://ndt.example.org/', locateUrl: 'https://locate.example.org/' },
});

async function proxies(
  wish: Partial<MeasuringSettings['connection']>,
  list = 'PROXY proxy.example.org:3128',
) {
  const asked: string[] = [];
  const lines: string[] = [];
  const connection = { ipVersion: 'any', localAddress: '', proxy: 'system', proxyUrl: '', ...wish } as const;
  const found = await proxiesOf(JOB, connection, {
    resolveProxy: (url) => {
      asked.push(url);
      return list === 'never' ? new Promise(() => undefined) : Promise.resolve(list);
    },
    withPassword: (proxyUrl) => Promise.resolve(proxyUrl.replace('ann@', 'ann:stored@')),
    pause: () => (list === 'never' ? Promise.resolve() : new Promise(() => undefined)),
    log: (sentence) => lines.push(sentence),
  });
  return { found, asked, lines };
}

describe('the proxies of a measurement', () => {
  it('are those of the system, for services over TLS alone', async () => {
    const { found, asked } = await proxies({});
    expect(asked).toEqual(['https://speed.example.org/', 'https://ndt.example.org/']);
    expect(found).toEqual({
      cloudflare: 'http://proxy.example.org:3128',
      ndt7: 'http://proxy.example.org:3128',
    });
  });
  it('are none where the settings want none', async () => {
    expect(await proxies({ proxy: 'none' })).toEqual({ found: {}, asked: [], lines: [] });
  });
  it('are the one of the settings', async () => {
    const { found, asked } = await proxies({ proxy: 'manual', proxyUrl: 'http://user:pw@10.0.0.1:8080' });
    expect(found.cloudflare).toBe('http://user:pw@10.0.0.1:8080');
    expect(asked).toEqual([]);
  });
  it('are the one of the settings with its stored password', async () => {
    const { found } = await proxies({ proxy: 'manual', proxyUrl: 'http://ann@10.0.0.1:8080' });
    expect(found.ndt7).toBe('http://ann:stored@10.0.0.1:8080');
  });
  it('are none where the system names only what cannot be used, and the log says so', async () => {
    const { found, lines } = await proxies({}, 'SOCKS5 a:1080');
    expect(found).toEqual({});
    expect(lines[0]).toBe('Proxies that cannot be used are left out: SOCKS5 a:1080');
  });
  it('are none where the system does not answer in time', async () => {
    const { found, lines } = await proxies({}, 'never');
    expect(found).toEqual({});
    expect(lines).toHaveLength(2);
  });
});

describe('the way to one address', () => {
  it('is that of the settings', async () => {
    const wish = {
      ipVersion: 'ipv4',
      localAddress: '',
      proxy: 'manual',
      proxyUrl: 'http://10.0.0.1:8080',
    } as const;
    const unused = {
      resolveProxy: () => Promise.resolve(''),
      withPassword: (proxyUrl: string) => Promise.resolve(proxyUrl),
      pause: () => Promise.resolve(),
      log: () => undefined,
    };
    expect(await connectionTo('https://nas.example/', wish, unused)).toEqual({
      ipVersion: 'ipv4',
      localAddress: null,
      proxyUrl: 'http://10.0.0.1:8080',
    });
    expect(await connectionTo('http://nas/', { ...wish, localAddress: '10.0.0.9' }, unused)).toMatchObject({
      localAddress: '10.0.0.9',
      proxyUrl: null,
    });
  });
});
