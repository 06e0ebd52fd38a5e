import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ session: {} }));
const { updateProxy } = await import('./update-requests');

describe('requests of updates', () => {
  it('go by the proxy of the settings, whose login is told only when it is asked for', () => {
    expect(updateProxy({ proxy: 'system', proxyUrl: '' })).toEqual({ mode: 'system' });
    expect(updateProxy({ proxy: 'none', proxyUrl: 'http://proxy.example:3128' })).toEqual({ mode: 'direct' });
    expect(updateProxy({ proxy: 'manual', proxyUrl: '' })).toEqual({ mode: 'direct' });
    expect(updateProxy({ proxy: 'manual', proxyUrl: 'http://ann@proxy.example:3128/' })).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example:3128',
      proxyBypassRules: '<local>',
    });
  });
});
