import { describe, expect, it } from 'vitest';
import type { FailureReason } from '../../shared/run';
import { isWorthGoingOn } from './missing-parts';

const failed = (reason: FailureReason, change: object = {}) =>
  isWorthGoingOn({ failure: { reason, detail: '' }, bytes: 0, hasAlternative: false, ...change });

describe('after a part failed, the others', () => {
  it.each(['http-status', 'bad-answer', 'refused', 'timeout'] as const)(
    'are measured if one address of the server can be the cause: %s',
    (reason) => {
      expect(failed(reason)).toBe(true);
    },
  );

  it.each(['offline', 'dns', 'no-dns', 'unreachable', 'proxy', 'tls', 'captive-portal'] as const)(
    'are not measured if the server cannot be reached at all: %s',
    (reason) => {
      expect(failed(reason)).toBe(false);
    },
  );

  it('are left to another provider, unless this one has transferred data already', () => {
    expect(failed('http-status', { hasAlternative: true })).toBe(false);
    expect(failed('http-status', { hasAlternative: true, bytes: 5 })).toBe(true);
    expect(failed('offline', { bytes: 5 })).toBe(true);
  });

  it.each(['refused-by-provider', 'captive-portal', 'standstill'] as const)(
    'are not measured after %s, whatever was transferred',
    (reason) => {
      expect(failed(reason, { bytes: 5_000_000 })).toBe(false);
    },
  );

  it('are not measured with a service that refused the measurement', () => {
    const failure = { reason: 'http-status', detail: 'HTTP 429', status: 429 } as const;
    const about = { failure, bytes: 5_000_000, hasAlternative: false };
    expect(isWorthGoingOn({ ...about, refusals: [403, 429] })).toBe(false);
    expect(isWorthGoingOn({ ...about, refusals: [] })).toBe(true);
  });
});
