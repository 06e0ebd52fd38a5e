import { describe, expect, it } from 'vitest';
import { missingSentence } from './needs';

const MACHINE = { platform: 'linux', isRoot: true, hasTunnels: true, has: () => true };

describe('missingSentence', () => {
  it('is silent where everything is there', () => {
    expect(missingSentence(MACHINE, false)).toBeNull();
    expect(missingSentence({ ...MACHINE, isRoot: false, hasTunnels: false }, true)).toBeNull();
  });

  it('names the programs and how to get them', () => {
    const has = (program: string) => program !== 'gcc' && program !== 'iperf3';
    expect(missingSentence({ ...MACHINE, has }, false)).toBe(
      'This benchmark needs gcc and iperf3. On Debian: apt-get install gcc libc6-dev iperf3',
    );
    expect(missingSentence({ ...MACHINE, has }, true)).toBeNull();
  });

  it('names what only the administrator or the system can give', () => {
    expect(missingSentence({ ...MACHINE, isRoot: false }, false)).toMatch(/^Emulated lines need root/);
    expect(missingSentence({ ...MACHINE, hasTunnels: false }, false)).toMatch(/need \/dev\/net\/tun/);
    expect(missingSentence({ ...MACHINE, platform: 'darwin' }, true)).toMatch(/needs Linux/);
  });
});
