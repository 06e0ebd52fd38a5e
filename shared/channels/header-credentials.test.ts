import { describe, expect, it } from 'vitest';
import { credentialIn } from './header-credentials';

describe('a header line', () => {
  it.each([
    ['X-Api-Key: 12:34', '12:34'],
    ['apikey:1234', '1234'],
    ['X-Auth-Token:  1234 ', '1234'],
    ['Cookie: id=1234', 'id=1234'],
    ['PRIVATE-TOKEN: 1234', '1234'],
    ['X-Hub-Signature: 1234', '1234'],
    ['Proxy-Authorization: Basic 1234', 'Basic 1234'],
    ['X-Forwarded-Access: Bearer 1234', 'Bearer 1234'],
  ])('holds a credential: %s', (line, credential) => {
    expect(credentialIn(line)).toBe(credential);
  });

  it.each([
    'X-Source: linewatch',
    'X-Keyboard: qwertz',
    'Accept: application/json',
    'X-Api-Key:',
    'X-Api-Key',
    '',
  ])('holds none: %s', (line) => {
    expect(credentialIn(line)).toBeNull();
  });
});
