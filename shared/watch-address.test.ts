import { describe, expect, it } from 'vitest';
import { isHostAddress, watchAddressesIn } from './watch-address';

describe('the addresses of a far target', () => {
  it.each([
    ['1.1.1.1', ['1.1.1.1']],
    [' 1.1.1.1 , 2606:4700:4700::1111 ', ['1.1.1.1', '2606:4700:4700::1111']],
    ['One.One.One.One', ['one.one.one.one']],
    ['192.0.2.1;192.0.2.2\n192.0.2.3 host', ['192.0.2.1', '192.0.2.2', '192.0.2.3', 'host']],
  ])('%j are %j', (typed, addresses) => {
    expect(watchAddressesIn(typed)).toEqual(addresses);
  });

  it.each(['', ' , ', '1.1.1.1:443', 'https://example.org', '1.1.1.1/8', 'me@example.org', '999.1.1.1', '1'])(
    '%j are none',
    (typed) => {
      expect(watchAddressesIn(typed)).toBeNull();
    },
  );

  it('are four at most', () => {
    expect(watchAddressesIn('a b c d')).toEqual(['a', 'b', 'c', 'd']);
    expect(watchAddressesIn('a b c d e')).toBeNull();
  });

  it('hold neither brackets nor ports', () => {
    expect(['[::1]', '::1', 'host:1', 'host'].map(isHostAddress)).toEqual([false, true, false, true]);
  });
});
