import { describe, expect, it } from 'vitest';
import {
  addressWith,
  decodePercent,
  NDT7_SCHEMES,
  parseAddress,
  serverAddressFault,
  WEB_SCHEMES,
} from './address';

describe('an address', () => {
  it('keeps its credentials apart, decoded', () => {
    const address = parseAddress(' http://ann:s%40fe@proxy.example:3128 ', ['http']);
    expect(address?.url.href).toBe('http://proxy.example:3128/');
    expect(address?.credentials).toEqual({ user: 'ann', password: 's@fe' });
  });

  it('has no credentials where it names none', () => {
    expect(parseAddress('https://speed.example/', ['http', 'https'])?.credentials).toBeNull();
    expect(parseAddress('https://:@speed.example/', ['https'])?.credentials).toBeNull();
  });

  it.each([
    ['http://ann:100%@proxy.example/', { user: 'ann', password: '100%' }],
    ['http://ann:%zz%4@proxy.example/', { user: 'ann', password: '%zz%4' }],
    ['http://ann:caf%E9@proxy.example/', { user: 'ann', password: 'caf%E9' }],
    ['http://ann:%C3%A9%@proxy.example/', { user: 'ann', password: 'é%' }],
    ['http://%:@proxy.example/', { user: '%', password: '' }],
    ['http://ann:a@b@proxy.example/', { user: 'ann', password: 'a@b' }],
    ['socks5://ann:p%25w@proxy.example:1080', { user: 'ann', password: 'p%w' }],
  ])('reads the credentials of %s', (text, credentials) => {
    expect(parseAddress(text, ['http', 'socks5'])?.credentials).toEqual(credentials);
  });

  it.each([
    '',
    '%',
    'proxy',
    'http://',
    'http://%',
    'http://a b/',
    'http://proxy:99999/',
    'ftp://proxy/',
    'http://[::1',
    'http://\u0000/',
    '\ud800',
    'javascript:alert(1)',
    'http:///',
  ])('is not %j', (text) => {
    expect(parseAddress(text, ['http', 'https', 'ws', 'wss'])).toBeNull();
  });

  it.each(['100%', '%40', 'a:b/c?d#e@f', 'é ü', '%', ''])(
    'carries the password %j so that every reader finds it again',
    (password) => {
      const { url } = parseAddress('http://proxy.example:3128', ['http']) ?? { url: null };
      if (url === null) throw new Error('no address');
      const text = addressWith(url, { user: 'ann', password });
      expect(parseAddress(text, ['http'])?.credentials).toEqual({ user: 'ann', password });
      expect(decodeURIComponent(new URL(text).password)).toBe(password);
    },
  );

  it('carries a password with a lone surrogate without throwing', () => {
    const url = new URL('http://proxy.example:3128');
    expect(addressWith(url, { user: 'ann', password: 'a\ud800' })).toBe(
      'http://ann:a%EF%BF%BD@proxy.example:3128/',
    );
  });
});

describe('the address of a test server', () => {
  it.each([
    ['https://speed.example/', null],
    [' http://192.168.1.9:8989 ', null],
    ['https://ann@speed.example/', 'login-in-url'],
    ['https://:pw@speed.example/', 'login-in-url'],
    ['http://ann:100%@speed.example/', 'login-in-url'],
    ['https://speed.example/@ann', null],
    ['http:speed.example', 'not-an-url'],
    ['speed.example', 'not-an-url'],
    ['wss://speed.example/', 'not-an-url'],
    [`https://speed.example/${'x'.repeat(2_000)}`, 'not-an-url'],
    ['', 'not-an-url'],
  ])('%s', (text, fault) => {
    expect(serverAddressFault(text, WEB_SCHEMES)).toBe(fault);
  });

  it('of NDT7 may be that of a web socket', () => {
    expect(serverAddressFault('wss://ndt.example/', NDT7_SCHEMES)).toBeNull();
    expect(serverAddressFault('ws://ann:pw@ndt.example/', NDT7_SCHEMES)).toBe('login-in-url');
  });
});

describe('percent-encoding', () => {
  it('is decoded where it is valid, and stays where it is not', () => {
    expect(decodePercent('a%20b')).toBe('a b');
    expect(decodePercent('%')).toBe('%');
    expect(decodePercent('%41%')).toBe('A%');
    expect(decodePercent('%ff')).toBe('%ff');
    expect(decodePercent('50%25')).toBe('50%');
  });
});
