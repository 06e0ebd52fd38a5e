import { describe, expect, it } from 'vitest';
import type { ProviderState } from '../../../shared/ipc';
import type { ProviderKind } from '../../../shared/providers';
import { getEstimate } from './mode-estimate';

const state = (kind: ProviderKind, megabytes: number, isUsable = true): ProviderState => ({
  kind,
  problem: isUsable ? null : { reason: 'too-soon', detail: '' },
  notBefore: null,
  lastUsedAt: null,
  estimatedBytes: { quick: megabytes * 1e6, full: megabytes * 4e6, light: 1e6 },
  program: null,
});

describe('what a run moves about', () => {
  const states = [state('librespeed', 20, false), state('cloudflare', 25), state('ndt7', 150)];

  it('is that of the first service that can be used', () => {
    const wanted = { provider: 'automatic', automaticOrder: ['librespeed', 'ndt7', 'cloudflare'] } as const;
    expect(getEstimate(states, { ...wanted, automaticOrder: [...wanted.automaticOrder] })?.quick).toBe(150e6);
  });

  it('is that of the one that was chosen, and unknown when it cannot be used', () => {
    expect(getEstimate(states, { provider: 'cloudflare', automaticOrder: ['ndt7'] })?.full).toBe(100e6);
    expect(getEstimate(states, { provider: 'librespeed', automaticOrder: ['ndt7'] })).toBeNull();
    expect(getEstimate([], { provider: 'ookla', automaticOrder: ['ndt7'] })).toBeNull();
  });
});
