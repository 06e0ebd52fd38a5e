import { describe, expect, it } from 'vitest';
import { isHelloName } from '../../../../shared/mail/hello-name';
import { helloName, thisComputer } from './hello-name';

const ADDRESSES = ['192.168.1.20', 'fe80::1%eth0'];

describe('the EHLO name of a computer', () => {
  it.each([
    ['a name of the internet', 'desk.example.org', 'desk.example.org'],
    ['one with a dot at its end', 'desk.example.org.', 'desk.example.org'],
    ['one in capitals', 'DESK.Example.Org', 'desk.example.org'],
    ['one in another script', 'büro.münchen.de', 'xn--bro-hoa.xn--mnchen-3ya.de'],
    ['a bare name', 'desk', '[192.168.1.20]'],
    ['a name with an underscore', 'my_desk.example.org', '[192.168.1.20]'],
    ['an empty name', '', '[192.168.1.20]'],
    ['a name of dots', '..', '[192.168.1.20]'],
    ['a name with spaces', "Anna's Mac.local", '[192.168.1.20]'],
    ['a name of the own network', 'desk.local', '[192.168.1.20]'],
    ['the usual name of none', 'localhost.localdomain', '[192.168.1.20]'],
    ['a name for the house', 'desk.home.arpa', '[192.168.1.20]'],
    ['a label that is too long', `${'a'.repeat(64)}.example.org`, '[192.168.1.20]'],
    ['a hyphen at the end of a label', 'desk-.example.org', '[192.168.1.20]'],
    ['a broken name of another script', 'xn--a.example.org', '[192.168.1.20]'],
    ['an address', '10.0.0.7', '[192.168.1.20]'],
    ['a line break', 'desk.example.org\r\nMAIL FROM:<x@y>', '[192.168.1.20]'],
  ])('is valid for %s: %j', (_case, name, expected) => {
    expect(helloName('', { name, addresses: ADDRESSES })).toBe(expected);
  });

  it.each([
    [['2001:db8::7'], '[IPv6:2001:db8::7]'],
    [['fe80::1%eth0'], '[IPv6:fe80::1]'],
    [[], '[127.0.0.1]'],
  ])('is its address if it has no name: %j', (addresses, expected) => {
    expect(helloName('', { name: 'desk', addresses })).toBe(expected);
  });

  it('is the one in the settings', () => {
    expect(helloName('desk.example.org', { name: 'other.example.org', addresses: [] })).toBe(
      'desk.example.org',
    );
  });

  it('is valid on this computer', () => {
    expect(isHelloName(helloName('', thisComputer()))).toBe(true);
  });
});

describe('a name in the settings', () => {
  it.each(['desk', 'desk.example.org', '[192.168.1.2]', '[IPv6:2001:db8::7]'])('may be %s', (name) => {
    expect(isHelloName(name)).toBe(true);
  });

  it.each(['my_desk', 'desk.', '.desk', 'a b', '192.168.1.2]', '[desk]', 'büro.de', 'a\r\nb', '-a', ''])(
    'may not be %j',
    (name) => {
      expect(isHelloName(name)).toBe(false);
    },
  );
});
