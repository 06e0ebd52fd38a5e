import { describe, expect, it } from 'vitest';
import { resultOfFault, type MailFault } from './errors';

const fault = (change: Partial<MailFault>): MailFault => ({
  code: undefined,
  originalCode: undefined,
  command: 'CONN',
  responseCode: undefined,

  reply: 'as it was said',
  phase: 'greeting',
  login: 'accepted',
  isTlsFirst: false,
  isHandedOver: false,
  ...change,
});

describe('an error that a test server cannot cause', () => {
  it.each([
    ['a name that is not found', { code: 'EDNS' }, 'retry', 'dns'],
    ['a connection lost on the way to TLS', { code: 'ETLS' }, 'retry', 'tls'],
    ['a login that the library cannot do', { code: 'EAUTH', command: 'API' }, 'blocked', 'authentication'],
    ['a message larger than the server takes', { code: 'EMESSAGE' }, 'blocked', 'message-too-large'],
    [
      'a TLS version that the server does not speak',
      { code: 'ESOCKET', originalCode: 'EPROTO' },
      'blocked',
      'tls',
    ],
    ['an error of our own', {}, 'retry', 'internal'],
  ] as const)('%s', (_name, change, kind, problem) => {
    expect(resultOfFault(fault(change))).toEqual({
      kind,
      problem,
      reply: 'as it was said',
      isMaybeDelivered: false,
    });
  });

  it('a connection lost after the hand-over leaves open whether the mail arrived', () => {
    const lost = fault({ code: 'ESOCKET', originalCode: 'ECONNRESET', isHandedOver: true });
    expect(resultOfFault(lost)).toMatchObject({
      kind: 'retry',
      problem: 'connection',
      isMaybeDelivered: true,
    });
  });
});
