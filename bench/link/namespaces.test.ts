import { describe, expect, it } from 'vitest';
import { getEnds, staleSpaces } from './namespaces';

describe('network namespaces of the benchmark', () => {
  it('are of one run each, their devices short enough for Linux', () => {
    expect(getEnds(4_194_304).map(({ space }) => space)).toEqual(['lw-client-4194304', 'lw-server-4194304']);
    expect(Math.max(...getEnds(4_194_304).map(({ device }) => device.length))).toBeLessThan(16);
  });

  it('are stale when their run is no more, and others are left alone', () => {
    const names = ['lw-client-7', 'lw-server-7', 'lw-client-8', 'vpn', 'lw-client-x', 'my-lw-client-7'];
    expect(staleSpaces(names, (pid) => pid === 8)).toEqual(['lw-client-7', 'lw-server-7']);
  });
});
