import { describe, expect, it } from 'vitest';
import { plainDescription, replaceSubnets, withoutSubnets } from './plain-subnet';

const toHash = (description: string) => description.replace(/, .*/, `, #${String(description.length)}`);

describe('the subnet in the key of a network', () => {
  it.each([
    ['wlan0, 192.168.1.0/24', 'wlan0, 192.168.1.0/24'],
    ['wlan0, 192.168.1.0/24 (2)', 'wlan0, 192.168.1.0/24'],
    ['Ethernet 2, fd00:1:2::/64', 'Ethernet 2, fd00:1:2::/64'],
    ['wlan0, #3fb08c2d91aa', null],
    ['Café, Berlin', null],
  ])('is found where it names one: %s', (key, description) => {
    expect(plainDescription(key)).toBe(description);
  });
});

describe('what takes its place', () => {
  it('is one for each description, whatever number is behind it', () => {
    const keys = ['wlan0, 10.0.0.0/24', 'wlan0, 10.0.0.0/24 (2)', 'wlan0, #1'];
    const replacements = replaceSubnets(keys, [], toHash);
    expect(replacements).toEqual([
      { plain: 'wlan0, 10.0.0.0/24', key: 'wlan0, #18', description: 'wlan0, #18' },
    ]);
    expect(withoutSubnets(JSON.stringify(keys), replacements)).toBe(
      '["wlan0, #18","wlan0, #18 (2)","wlan0, #1"]',
    );
  });

  it('is not what another network is called already', () => {
    const keys = ['wlan0, 10.0.0.0/24'];
    expect(replaceSubnets(keys, [...keys, 'wlan0, #18'], toHash)).toMatchObject([
      { key: 'wlan0, #18 (2)', description: 'wlan0, #18' },
    ]);
  });

  it('is the name of the network that was renamed before, where a little was left over', () => {
    expect(replaceSubnets(['wlan0, 10.0.0.0/24'], ['wlan0, #18'], toHash)).toMatchObject([
      { key: 'wlan0, #18' },
    ]);
  });

  it('is never put into the begin of a longer one', () => {
    const replacements = replaceSubnets(['eth0, 10.0.0.0/2', 'eth0, 10.0.0.0/24'], [], toHash);
    expect(withoutSubnets('eth0, 10.0.0.0/24; eth0, 10.0.0.0/2', replacements)).toBe('eth0, #17; eth0, #16');
  });

  it('is put into JSON that writes the name of the interface otherwise', () => {
    const replacements = replaceSubnets(['a"b, 10.0.0.0/24'], [], () => 'a"b, #1');
    expect(withoutSubnets(JSON.stringify(['a"b, 10.0.0.0/24']), replacements)).toBe('["a\\"b, #1"]');
  });
});
