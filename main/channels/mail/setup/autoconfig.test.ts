import { describe, expect, it } from 'vitest';
import { configUrls, readAutoconfig } from './autoconfig';

const outgoing = (inner: string) =>
  `<clientConfig><emailProvider><outgoingServer type="smtp">${inner}</outgoingServer></emailProvider></clientConfig>`;
const server = (change: Readonly<Record<string, string>> = {}) => {
  const values = {
    hostname: 'smtp.example.org',
    port: '587',
    socketType: 'STARTTLS',
    authentication: 'password-cleartext',
    username: '%EMAILADDRESS%',
    ...change,
  };
  return outgoing(
    Object.entries(values)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('\n'),
  );
};
const read = (xml: string) => readAutoconfig(xml, 'me@example.org');

describe('a document of a domain for mail programs', () => {
  it('is asked for over TLS, at its two places', () => {
    expect(configUrls('example.org')).toEqual([
      'https://autoconfig.example.org/mail/config-v1.1.xml',
      'https://example.org/.well-known/autoconfig/mail/config-v1.1.xml',
    ]);
  });

  it('is asked for only where a name can stand', () => {
    expect(configUrls('127.0.0.1')).toEqual([
      'https://127.0.0.1/.well-known/autoconfig/mail/config-v1.1.xml',
    ]);
  });

  it('names server, encryption and user', () => {
    expect(read(server())).toMatchObject({
      smtp: { host: 'smtp.example.org', port: 587, security: 'starttls-required' },
      user: 'me@example.org',
      login: 'password',
    });
    expect(read(server({ username: '%EMAILLOCALPART%.%EMAILDOMAIN%' }))?.user).toBe('me.example.org');
    expect(read(server({ hostname: 'SMTP.%EMAILDOMAIN%' }))?.smtp.host).toBe('smtp.example.org');
    expect(read(server({ authentication: 'OAuth2' }))?.login).toBe('oauth2');
  });

  it('names a provider by plain text of limited length', () => {
    const named = (name: string) =>
      readAutoconfig(
        server().replace('<emailProvider>', `<emailProvider><displayShortName>${name}</displayShortName>`),
        'me@example.org',
      )?.provider;
    expect(named('\u202eExample\u0007\n Mail')).toBe('Example\ufffd Mail');
    expect(named('x'.repeat(200))).toBe(`${'x'.repeat(99)}…`);
  });

  it.each(['\u202eyou', 'you\u0000', 'you\nRCPT TO:<other@example.org>'])(
    'is passed over where the user name has characters that nobody sees: %j',
    (username) => {
      expect(read(server({ username }))).toBe(null);
    },
  );

  it('has the address as it is, also with characters that a replacement would read', () => {
    expect(readAutoconfig(server(), 'a$&b$$@example.org')?.user).toBe('a$&b$$@example.org');
  });

  it('is passed over where its server does not encrypt', () => {
    expect(read(server({ socketType: 'plain' }))).toBe(null);
  });

  it('gives the first server that can be used', () => {
    const both = `${server({ socketType: 'plain', hostname: 'plain.example.org' })}${server()}`;
    expect(read(both)?.smtp.host).toBe('smtp.example.org');
  });

  it.each([
    ['no document', '<html><body>404</body></html>'],
    ['comments that never end', '<clientConfig>' + '<!--'.repeat(20_000)],
    ['servers that never end', '<clientConfig>' + '<outgoingServer type="smtp">'.repeat(4_000)],
    ['tags that never end', '<clientConfig>' + '<hostname '.repeat(10_000)],
    ['an empty text', ''],
    ['a server in a comment', `<clientConfig><!-- ${server()} --></clientConfig>`],
    ['an address as the name', server({ hostname: 'smtp.example.org/path' })],
    ['spaces in the name', server({ hostname: 'smtp example org' })],
    ['a port out of range', server({ port: '70000' })],
    ['no port', server({ port: '' })],
    ['another protocol', server().replace('type="smtp"', 'type="jmap"')],
    ['a login that nobody knows', server({ authentication: 'client-IP-address' })],
  ])('proposes nothing for %s', (_what, xml) => {
    expect(read(xml)).toBe(null);
  });

  it('is read in one pass, however it is nested or cut', () => {
    expect(read('<clientConfig>'.repeat(50_000))).toBe(null);
    expect(read(`<clientConfig>${'<outgoingServer type="smtp">'.repeat(3_000)}`)).toBe(null);
  });
});
