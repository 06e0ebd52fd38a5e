import { describe, expect, it } from 'vitest';
import { commonFailure, failureOf } from './failure';

const errorWith = (code: string): Error => Object.assign(new Error(`${code} happened`), { code });

describe('failureOf', () => {
  it.each([
    ['ENETUNREACH', 'offline'],
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['EPROTO', 'tls'],
    ['ESOMETHING', 'internal'],
  ])('reads %s as %s', (code, reason) => {
    expect(failureOf(errorWith(code))).toEqual({ reason, detail: `${code} happened` });
  });

  it('reads a failed look-up without any network as offline', () => {
    expect(failureOf(errorWith('EAI_AGAIN'), false).reason).toBe('offline');
    expect(failureOf(errorWith('ECONNREFUSED'), false).reason).toBe('refused');
  });

  it('takes the first cause when several addresses were tried', () => {
    const error = new AggregateError([errorWith('ENETUNREACH'), errorWith('ECONNREFUSED')]);
    expect(failureOf(error)).toEqual({ reason: 'offline', detail: 'ENETUNREACH happened' });
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

  it('says no-server when reasons differ or nothing was tried', () => {
    const failures = [
      { reason: 'refused', detail: 'a' },
      { reason: 'tls', detail: 'b' },
    ] as const;
    expect(commonFailure(failures)).toEqual({ reason: 'no-server', detail: 'a; b' });
    expect(commonFailure([])).toEqual({ reason: 'no-server', detail: '' });
  });
});
