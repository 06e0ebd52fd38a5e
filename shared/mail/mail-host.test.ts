import { describe, expect, it } from 'vitest';
import { asciiHost, readMailHost, withPortsOfHosts } from './mail-host';

describe('the name of a mail server', () => {
  it.each([
    ['smtp.example.org', 'smtp.example.org', null],
    ['  smtp.example.org\t', 'smtp.example.org', null],
    ['\u200bsmtp.example.org\u00a0', 'smtp.example.org', null],
    ['SMTP.Example.ORG', 'smtp.example.org', null],
    ['smtp.example.org.', 'smtp.example.org', null],
    ['smtp.example.org:587', 'smtp.example.org', 587],
    ['smtp://smtp.example.org:25/', 'smtp.example.org', 25],
    ['ssl://smtp.example.org', 'smtp.example.org', null],
    ['imaps://imap.example.org:993', 'imap.example.org', 993],
    ['localhost', 'localhost', null],
    ['mail_server', 'mail_server', null],
    ['münchen.de', 'münchen.de', null],
    ['MÜNCHEN.de:465', 'münchen.de', 465],
    ['mu\u0308nchen.de', 'münchen.de', null],
    ['smtp。例子。中国', 'smtp.例子.中国', null],
    ['smtp．163．com', 'smtp.163.com', null],
    ['127.0.0.1', '127.0.0.1', null],
    ['192.168.1.2:2525', '192.168.1.2', 2525],
    ['[192.168.1.2]', '192.168.1.2', null],
    ['[::1]', '::1', null],
    ['[::1]:1025', '::1', 1025],
    ['::1', '::1', null],
    ['2001:DB8::25', '2001:db8::25', null],
    ['[IPv6:2001:db8::25]', '2001:db8::25', null],
  ])('%j is %j with port %j', (typed, host, port) => {
    expect(readMailHost(typed)).toEqual({ kind: 'host', host, port });
  });

  it.each([
    ['https://mail.example.org/', 'host-is-web-address'],
    ['HTTP://example.org', 'host-is-web-address'],
    ['smtp.example.org/path', 'not-a-host'],
    ['me@example.org', 'not-a-host'],
    ['smtp example org', 'not-a-host'],
    ['smtp..example.org', 'not-a-host'],
    ['-smtp.example.org', 'not-a-host'],
    ['smtp.example.org:', 'not-a-host'],
    ['smtp.example.org:smtp', 'not-a-host'],
    ['smtp.example.org:0', 'port-range'],
    ['smtp.example.org:70000', 'port-range'],
    ['1.2.3', 'not-a-host'],
    ['12345', 'not-a-host'],
    ['999.1.1.1', 'not-a-host'],
    ['[smtp.example.org]', 'not-a-host'],
    ['[::g]', 'not-a-host'],
    ['::1::', 'not-a-host'],
    ['a'.repeat(64), 'not-a-host'],
    [`${'a.'.repeat(127)}example`, 'not-a-host'],
    ['%', 'not-a-host'],
    ['smtp%2eexample.org', 'not-a-host'],
    ['', 'not-a-host'],
  ])('%j is none: %s', (typed, problem) => {
    expect(readMailHost(typed)).toEqual({ kind: 'fault', problem });
  });
});

describe('a name for the network', () => {
  it.each([
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['smtp.例子.中国', 'smtp.xn--fsqu00a.xn--fiqs8s'],
    ['smtp.example.org', 'smtp.example.org'],
    ['mail_server', 'mail_server'],
    ['::1', '::1'],
  ])('%s: %s', (host, ascii) => {
    expect(asciiHost(host)).toBe(ascii);
  });
});

describe('a port behind the name of a server', () => {
  it('is the port of that server', () => {
    const mail = { host: 'smtp.example.org:587', port: 465, imapHost: '[::1]:143', imapPort: 993, to: [] };
    expect(withPortsOfHosts(mail)).toEqual({
      host: 'smtp.example.org',
      port: 587,
      imapHost: '::1',
      imapPort: 143,
      to: [],
    });
  });

  it.each([[null], ['text'], [{ host: 7 }], [{ host: 'a b:1' }], [{ host: 'smtp.example.org', port: 465 }]])(
    'is looked for in whatever there is: %j',
    (mail) => {
      expect(withPortsOfHosts(mail)).toEqual(mail);
    },
  );
});
