import { describe, expect, it } from 'vitest';
import { chooseProxy } from './proxy-list';

describe('the proxy that the system names', () => {
  it('is the first HTTP proxy', () => {
    expect(chooseProxy('PROXY proxy.example.org:3128; DIRECT')).toEqual({
      url: 'http://proxy.example.org:3128',
      unsupported: [],
    });
  });
  it('is none where the system goes direct', () => {
    expect(chooseProxy('DIRECT')).toEqual({ url: null, unsupported: [] });
    expect(chooseProxy('DIRECT; PROXY a:1')).toEqual({ url: null, unsupported: [] });
    expect(chooseProxy('')).toEqual({ url: null, unsupported: [] });
  });
  it('leaves out addresses that are none, whatever a script gives', () => {
    expect(chooseProxy('PROXY; PROXY %; PROXY a:99999; PROXY [::1; PROXY c:8080')).toEqual({
      url: 'http://c:8080',
      unsupported: ['PROXY', 'PROXY %', 'PROXY a:99999', 'PROXY [::1'],
    });
  });
  it('leaves out what cannot be used', () => {
    expect(chooseProxy('SOCKS5 a:1080; HTTPS b:443; PROXY c:8080')).toEqual({
      url: 'http://c:8080',
      unsupported: ['SOCKS5 a:1080', 'HTTPS b:443'],
    });
  });
});
