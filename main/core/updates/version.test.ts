import { describe, expect, it } from 'vitest';
import { isNewer } from './version';

describe('a newer version', () => {
  it('is found by number, not by text', () => {
    expect(isNewer('0.10.0', '0.9.9')).toBe(true);
    expect(isNewer('1.0.0', '0.99.99')).toBe(true);
    expect(isNewer('0.9.9', '0.10.0')).toBe(false);
    expect(isNewer('1.2.3', '1.2.3')).toBe(false);
  });

  it('comes after its own pre-releases, in the order of semver', () => {
    const order = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ];
    for (const [index, version] of order.entries()) {
      const older = order.filter((other) => isNewer(version, other));
      expect(older).toEqual(order.slice(0, index));
    }
  });

  it('is none that cannot be read', () => {
    for (const broken of ['', 'latest', '2', '2.0', '2.0.0.0', '99999999999.0.0', '../../2.0.0']) {
      expect(isNewer(broken, '1.0.0')).toBe(false);
      expect(isNewer('1.0.0', broken)).toBe(false);
    }
  });

  it('is not decided by the build', () => {
    expect(isNewer('1.0.0+2', '1.0.0+1')).toBe(false);
  });
});
