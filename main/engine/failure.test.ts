import { describe, expect, it } from 'vitest';
import { commonFailure, toFailure } from './failure';

const errorWith = (code: string): Error => Object.assign(new Error(`${code} happened`), { code });

describe('toFailure', () => {
  it.each([
    ['ENETUNREACH', 'offline'],
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'captive-portal'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EAI_AGAIN', 'no-dns'],
    ['EAI_FAIL', 'no-dns'],
    ['ENODATA', 'dns'],
    ['EHOSTUNREACH', 'unreachable'],
    ['EPERM', 'unreachable'],
    ['EPROTO', 'tls'],
    ['ESOMETHING', 'internal'],
  ])('reads %s as %s', (code, reason) => {
    expect(toFailure(errorWith(code))).toEqual({ reason, detail: `${code} happened` });
  });

  it('classifies a failed look-up without any network as offline', () => {
    const nothing = { hasNetwork: false, hasWayOut: false };
    expect(toFailure(errorWith('EAI_AGAIN'), nothing).reason).toBe('offline');
    expect(toFailure(errorWith('ENOTFOUND'), nothing).reason).toBe('offline');
    expect(toFailure(errorWith('EHOSTUNREACH'), nothing).reason).toBe('offline');
    expect(toFailure(errorWith('ECONNREFUSED'), nothing).reason).toBe('refused');
  });

  it('distinguishes a missing DNS server from a missing route, and trusts a DNS server of the local network', () => {
    const lanOnly = { hasNetwork: true, hasWayOut: false };
    expect(toFailure(errorWith('EAI_AGAIN'), lanOnly).reason).toBe('offline');
    expect(toFailure(errorWith('ENOTFOUND'), lanOnly).reason).toBe('dns');
    expect(toFailure(errorWith('EHOSTUNREACH'), lanOnly).reason).toBe('unreachable');
  });

  it.each([
    [['ENETUNREACH', 'ECONNREFUSED'], 'refused', 'ECONNREFUSED happened'],
    [['ETIMEDOUT', 'EHOSTUNREACH'], 'timeout', 'ETIMEDOUT happened'],
    [['ENETUNREACH', 'EHOSTUNREACH'], 'unreachable', 'EHOSTUNREACH happened'],
    [['ENETUNREACH', 'ENETUNREACH'], 'offline', 'ENETUNREACH happened'],
  ])('takes the attempt that got furthest when several addresses were tried: %j', (codes, reason, detail) => {
    expect(toFailure(new AggregateError(codes.map(errorWith)))).toEqual({ reason, detail });
  });

  it('describes an error without a message', () => {
    expect(toFailure(new AggregateError([], ''))).toEqual({ reason: 'internal', detail: 'AggregateError' });
    expect(toFailure(undefined)).toEqual({ reason: 'internal', detail: 'undefined' });
  });
});

describe('commonFailure', () => {
  it('keeps a reason that all attempts share', () => {
    const failures = [
      { reason: 'refused', detail: 'a' },
      { reason: 'refused', detail: 'b' },
    ] as const;
    expect(commonFailure(failures)).toEqual({ reason: 'refused', detail: 'a' });
  });

  it('reports the login page that most attempts met', () => {
    const page = { reason: 'captive-portal', detail: 'a page' } as const;
    const late = { reason: 'timeout', detail: 'late' } as const;
    expect(commonFailure([late, page, page])).toEqual(page);
    expect(commonFailure([late, page])).toMatchObject({ reason: 'no-server' });
  });

  it('gives no-server when reasons differ or nothing was tried', () => {
    const failures = [
      { reason: 'refused', detail: 'a' },
      { reason: 'tls', detail: 'b' },
    ] as const;
    expect(commonFailure(failures)).toEqual({ reason: 'no-server', detail: 'a; b' });
    expect(commonFailure([])).toEqual({ reason: 'no-server', detail: '' });
  });
});
