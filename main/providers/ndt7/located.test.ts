import { describe, expect, it } from 'vitest';
import { readLocated } from './located';

const entry = (host: string) => ({
  machine: `mlab1.${host}`,
  location: { city: 'Vienna', country: 'AT' },
  urls: {
    'wss:///ndt/v7/download': `wss://${host}/ndt/v7/download?access_token=a`,
    'wss:///ndt/v7/upload': `wss://${host}/ndt/v7/upload?access_token=b#part`,
  },
});
const hosts = (results: readonly unknown[]) =>
  readLocated(JSON.stringify({ results })).targets.map((target) => target.downloadUrl.host);

describe('readLocated', () => {
  it('reads servers in their order, and when to ask again', () => {
    const text = JSON.stringify({
      results: [entry('one.example'), entry('two.example')],
      next_request: { nbf: '2026-11-23T21:00:00Z', exp: '2026-11-24T00:00:00Z', url: 'https://x.example' },
    });
    const { targets, notBefore } = readLocated(text);
    expect(notBefore).toBe(Date.parse('2026-11-23T21:00:00Z'));
    expect(targets).toHaveLength(2);
    expect(targets[0]).toEqual({
      server: { name: 'Vienna, AT', url: 'https://one.example/' },
      downloadUrl: new URL('wss://one.example/ndt/v7/download?access_token=a'),
      uploadUrl: new URL('wss://one.example/ndt/v7/upload?access_token=b'),
      pingUrl: null,
      isReusable: false,
    });
  });

  it('leaves out what cannot be used', () => {
    const withFile = { ...entry('x'), urls: { ...entry('x').urls, 'wss:///ndt/v7/upload': 'file:///etc' } };
    const halfOnly = { ...entry('x'), urls: { 'wss:///ndt/v7/download': 'wss://x/' } };
    expect(hosts([null, 'x', withFile, entry('good.example')])).toEqual(['good.example']);
    expect(hosts([halfOnly])).toEqual([]);
  });

  it('leaves a login out of an address', () => {
    const urls = { ...entry('x').urls, 'wss:///ndt/v7/download': 'wss://ann:pw@x.example/ndt/v7/download' };
    const [target] = readLocated(JSON.stringify({ results: [{ ...entry('x'), urls }] })).targets;
    expect(target?.downloadUrl.href).toBe('wss://x.example/ndt/v7/download');
    expect(JSON.stringify(target)).not.toContain('pw');
  });

  it('takes four at most', () => {
    expect(hosts(['a', 'b', 'c', 'd', 'e'].map(entry))).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each(['', '<html>', '7', '{}', '{"results":7}', '{"results":[],"next_request":{"nbf":"soon"}}'])(
    'finds nothing in %j',
    (text) => {
      expect(readLocated(text)).toEqual({ targets: [], notBefore: null });
    },
  );

  it('finds nothing in a list without end', () => {
    expect(hosts(Array.from({ length: 100_000 }, () => entry('x')))).toEqual([]);
  });
});
