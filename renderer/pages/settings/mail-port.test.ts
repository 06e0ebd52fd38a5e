import { describe, expect, it } from 'vitest';
import { portFor } from './mail-port';

describe('the port of the mail server', () => {
  it('follows the way the connection is secured', () => {
    expect(portFor('starttls-required', { security: 'implicit-tls', port: '465' })).toBe('587');
    expect(portFor('implicit-tls', { security: 'none', port: ' ' })).toBe('465');
  });

  it('stays when a person has set another one', () => {
    expect(portFor('starttls-required', { security: 'implicit-tls', port: '2525' })).toBe('2525');
  });
});
