import { describe, expect, it } from 'vitest';
import { isNearby } from './nearby-host';

describe('a host in the own network', () => {
  it.each([
    ...[
      'localhost',
      '127.0.0.1',
      '127.8.0.1',
      '[::1]',
      '10.0.0.7',
      '192.168.1.20',
      '172.16.0.1',
      '172.31.9.9',
    ],
    ...['169.254.1.1', '[fd12:3456::1]', '[fe80::1]', 'nas', 'nas.local', 'gotify.home.arpa', 'router.lan'],
  ])('is %s', (host) => {
    expect(isNearby(host)).toBe(true);
  });

  it.each([
    'ntfy.sh',
    '1.1.1.1',
    '172.32.0.1',
    '100.64.0.1',
    '11.0.0.1',
    '[2001:db8::1]',
    'local.example.org',
  ])('is not %s', (host) => {
    expect(isNearby(host)).toBe(false);
  });
});
