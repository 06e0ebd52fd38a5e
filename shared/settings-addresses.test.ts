import { describe, expect, it } from 'vitest';
import { settingsSchema } from './settings';

const findFaults = (measuring: unknown) => {
  const parsed = settingsSchema.safeParse({ measuring });
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.map(String).join('.'), message]);
};

describe('addresses of test servers', () => {
  it.each([
    ['librespeed.ownServers.0.url', (url: string) => ({ librespeed: { ownServers: [{ name: '', url }] } })],
    ['librespeed.fixedServerUrl', (url: string) => ({ librespeed: { fixedServerUrl: url } })],
    ['cloudflare.serverUrl', (url: string) => ({ cloudflare: { serverUrl: url } })],
    ['ndt7.serverUrl', (url: string) => ({ ndt7: { serverUrl: url } })],
    ['nq.configUrl', (url: string) => ({ nq: { configUrl: url } })],
  ])('%s hold no login', (path, measuring) => {
    expect(findFaults(measuring('https://speed.example.org:8443/path?a=b'))).toEqual([]);
    for (const url of ['https://ann:pw@speed.example.org/', 'http://ann@speed.example.org/']) {
      expect(findFaults(measuring(url))).toEqual([[`measuring.${path}`, 'login-in-url']]);
    }
    for (const url of ['ftp://speed.example.org/', 'speed.example.org', '%', '']) {
      expect(findFaults(measuring(url))).toEqual([[`measuring.${path}`, 'not-an-url']]);
    }
  });

  it('of NDT7 may be those of web sockets', () => {
    expect(findFaults({ ndt7: { serverUrl: 'wss://ndt.example.org/' } })).toEqual([]);
    expect(findFaults({ ndt7: { serverUrl: 'wss://ann:pw@ndt.example.org/' } })).toEqual([
      ['measuring.ndt7.serverUrl', 'login-in-url'],
    ]);
  });
});

describe('the address of a proxy', () => {
  it('may name who signs in, with whatever password', () => {
    for (const proxyUrl of ['', 'http://proxy:3128', 'http://ann:100%@proxy:3128', 'http://%:%@proxy']) {
      expect(findFaults({ connection: { proxy: 'manual', proxyUrl } })).toEqual([]);
    }
  });
  it('is one of HTTP', () => {
    for (const proxyUrl of ['https://proxy', 'socks5://proxy', 'proxy', 'http://%', 'http://proxy:99999']) {
      expect(findFaults({ connection: { proxyUrl } })).toEqual([
        ['measuring.connection.proxyUrl', 'not-a-proxy'],
      ]);
    }
  });
});
