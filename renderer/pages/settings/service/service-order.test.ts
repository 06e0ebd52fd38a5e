import { describe, expect, it } from 'vitest';
import { everyService, moved, switched } from './service-order';

describe('the order of services', () => {
  it('lists those in use first, then the others', () => {
    expect(everyService(['nq', 'librespeed'])).toEqual(['nq', 'librespeed', 'cloudflare', 'ndt7', 'ookla']);
  });

  it('moves one up or down, and not beyond its ends', () => {
    expect(moved(['librespeed', 'cloudflare', 'nq'], 'nq', -1)).toEqual(['librespeed', 'nq', 'cloudflare']);
    expect(moved(['librespeed', 'cloudflare'], 'librespeed', 1)).toEqual(['cloudflare', 'librespeed']);
    expect(moved(['librespeed', 'cloudflare'], 'librespeed', -1)).toEqual(['librespeed', 'cloudflare']);
    expect(moved(['librespeed', 'cloudflare'], 'nq', -1)).toEqual(['librespeed', 'cloudflare']);
  });

  it('takes one in at the end, and leaves one out, but never the last', () => {
    expect(switched(['librespeed'], 'ookla', true)).toEqual(['librespeed', 'ookla']);
    expect(switched(['librespeed'], 'librespeed', true)).toEqual(['librespeed']);
    expect(switched(['librespeed', 'ookla'], 'librespeed', false)).toEqual(['ookla']);
    expect(switched(['ookla'], 'ookla', false)).toEqual(['ookla']);
  });
});
