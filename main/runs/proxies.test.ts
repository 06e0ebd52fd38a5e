import { describe, expect, it } from 'vitest';
import type { MeasuringSettings } from '../../shared/settings';
import { measureJob } from '../testing/measure-job';
import { connectionTo, resolveProxies, proxyToService } from './proxies';

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
  const found = await resolveProxies(JOB, connection, {
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
  it('are those of the system, only for services with TLS', async () => {
    const { found, asked } = await proxies({});
    expect(asked).toEqual(['https://speed.example.org/', 'https://ndt.example.org/']);
    expect(found).toEqual({
      cloudflare: 'http://proxy.example.org:3128',
      ndt7: 'http://proxy.example.org:3128',
    });
  });
  it('are absent if the settings exclude them', async () => {
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
  it('are absent if the system names only unsupported ones, which is logged', async () => {
    const { found, lines } = await proxies({}, 'SOCKS5 a:1080');
    expect(found).toEqual({});
    expect(lines[0]).toBe('Proxies that cannot be used are left out: SOCKS5 a:1080');
  });
  it('are absent if the system does not answer in time', async () => {
    const { found, lines } = await proxies({}, 'never');
    expect(found).toEqual({});
    expect(lines).toHaveLength(2);
  });
});

describe('the connection to one address', () => {
  it('follows the settings', async () => {
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

describe('the proxy for a channel', () => {
  const PROXY = 'http://ann@proxy.example.org:3128';

  async function proxyTo(url: string, proxy: MeasuringSettings['connection']['proxy']) {
    const asked: string[] = [];
    const wish = { ipVersion: 'any', localAddress: '', proxy, proxyUrl: PROXY } as const;
    const found = await proxyToService(url, wish, {
      resolveProxy: (address) => {
        asked.push(address);
        return Promise.resolve('PROXY 10.0.0.1:8080; DIRECT');
      },
      withPassword: (proxyUrl) => Promise.resolve(proxyUrl.replace('ann@', 'ann:stored@')),
      pause: () => new Promise(() => undefined),
      log: () => undefined,
    });
    return { found, asked };
  }

  it('is that of the system, which does not get the secret part of a URL', async () => {
    expect(await proxyTo('https://discord.com/api/webhooks/1/secret', 'system')).toEqual({
      found: 'http://10.0.0.1:8080',
      asked: ['https://discord.com/'],
    });
    expect((await proxyTo('http://hooks.example.org/a', 'system')).found).toBe('http://10.0.0.1:8080');
  });

  it('is the user’s own, except for the local network', async () => {
    const own = 'http://ann:stored@proxy.example.org:3128';
    expect((await proxyTo('https://ntfy.sh/', 'manual')).found).toBe(own);
    expect((await proxyTo('http://gotify.example.org/', 'manual')).found).toBe(own);
    expect((await proxyTo('http://192.168.1.20:8080/', 'manual')).found).toBeNull();
    expect((await proxyTo('https://nas.local/', 'manual')).found).toBeNull();
  });

  it('is absent if the settings exclude it', async () => {
    expect(await proxyTo('https://ntfy.sh/', 'none')).toEqual({ found: null, asked: [] });
  });
});
