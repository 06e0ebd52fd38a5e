import { describe, expect, it } from 'vitest';
import { findMailServer } from './find-server';
import type { DnsAnswer, LookUps, MxRecord } from './look-ups';

/** A network in which nobody answers; each test says who does. */
function network(change: Partial<LookUps> = {}): { readonly lookUps: LookUps; readonly asked: string[] } {
  const asked: string[] = [];
  const silent: LookUps = {
    fetchConfig: () => Promise.resolve(null),
    resolveSrv: () => Promise.resolve({ kind: 'none' }),
    resolveMx: () => Promise.resolve({ kind: 'none' }),
    answers: () => Promise.resolve(false),
    ...change,
  };
  return {
    asked,
    lookUps: {
      fetchConfig: (url, signal) => {
        asked.push(url);
        return silent.fetchConfig(url, signal);
      },
      resolveSrv: (name, signal) => {
        asked.push(name);
        return silent.resolveSrv(name, signal);
      },
      resolveMx: (domain, signal) => {
        asked.push(domain);
        return silent.resolveMx(domain, signal);
      },
      answers: (server, signal) => {
        asked.push(`${server.host}:${server.port} ${server.security}`);
        return silent.answers(server, signal);
      },
    },
  };
}

const find = (address: string, change: Partial<LookUps> = {}) =>
  findMailServer(address, network(change).lookUps, new AbortController().signal);

const CONFIG = `<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="example.org">
  <displayShortName>Example</displayShortName>
  <incomingServer type="imap"><hostname>imap.example.org</hostname><port>993</port>
    <socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>
  <outgoingServer type="smtp"><hostname>send.example.org</hostname><port>465</port>
    <socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
    <authentication>password-cleartext</authentication></outgoingServer>
</emailProvider></clientConfig>`;

describe('the mail server of an address', () => {
  it('is in the table for a large provider, and nobody is asked', async () => {
    const { lookUps, asked } = network();
    const found = await findMailServer(' Me@GMail.com ', lookUps, new AbortController().signal);
    expect(found).toMatchObject({
      kind: 'found',
      proposal: {
        source: 'provider',
        provider: 'Gmail',
        smtp: { host: 'smtp.gmail.com', port: 465, security: 'implicit-tls' },
        login: 'app-password',
      },
    });
    expect(asked).toEqual([]);
  });

  it('is named by the document of the domain, of which the address is not asked', async () => {
    const { lookUps, asked } = network({
      fetchConfig: (url) => Promise.resolve(url.startsWith('https://autoconfig.') ? CONFIG : null),
    });
    const found = await findMailServer('me@example.org', lookUps, new AbortController().signal);
    expect(found).toEqual({
      kind: 'found',
      proposal: {
        source: 'autoconfig',
        provider: 'Example',
        smtp: { host: 'send.example.org', port: 465, security: 'implicit-tls' },
        user: 'me',
        login: 'password',
        helpUrl: '',
        imap: { host: 'imap.example.org', port: 993 },
        needsConsent: false,
      },
    });
    expect(asked.filter((question) => question.includes('me@'))).toEqual([]);
  });

  it('is named by the DNS: the preferred entry for TLS from the start before that for STARTTLS', async () => {
    const found = await find('me@example.org', {
      resolveSrv: (name) =>
        Promise.resolve({
          kind: 'records',
          records: name.startsWith('_submissions.')
            ? [
                { name: 'second.example.org.', port: 465, priority: 20, weight: 0 },
                { name: 'light.example.org', port: 465, priority: 10, weight: 1 },
                { name: 'First.example.org.', port: 465, priority: 10, weight: 9 },
              ]
            : [{ name: 'starttls.example.org', port: 587, priority: 0, weight: 0 }],
        }),
    });
    expect(found).toMatchObject({
      proposal: { source: 'srv', smtp: { host: 'first.example.org', security: 'implicit-tls' } },
    });
  });

  it('is not named by an entry that says there is no such service', async () => {
    const found = await find('me@example.org', {
      resolveSrv: () =>
        Promise.resolve({ kind: 'records', records: [{ name: '.', port: 0, priority: 0, weight: 0 }] }),
    });
    expect(found).toEqual({ kind: 'none', reason: 'nothing-found' });
  });

  it('is that of the provider at which the mail of the domain arrives', async () => {
    const at = (exchange: string) =>
      find('me@firm.example', {
        resolveMx: () => Promise.resolve({ kind: 'records', records: [{ exchange, priority: 1 }] }),
      });
    expect(await at('ASPMX.L.GOOGLE.COM')).toMatchObject({ proposal: { provider: 'Gmail' } });
    expect(await at('firm-example.mail.protection.outlook.com.')).toMatchObject({
      proposal: { provider: 'Microsoft 365', login: 'oauth2', user: 'me@firm.example' },
    });
    expect(await at('mail.tutanota.de')).toMatchObject({ kind: 'closed', provider: 'Tuta' });
    expect(await at('notgoogle.com.example')).toEqual({ kind: 'none', reason: 'nothing-found' });
  });

  it('is the first of the usual names and ports that answers', async () => {
    const { lookUps, asked } = network({
      resolveMx: () =>
        Promise.resolve({
          kind: 'records',
          records: [
            { exchange: 'mx2.example.org', priority: 20 },
            { exchange: 'mx1.example.org', priority: 10 },
            { exchange: 'mx3.example.org', priority: 30 },
          ],
        }),
      answers: ({ host, port }) => Promise.resolve(host !== 'smtp.example.org' && port === 587),
    });
    const found = await findMailServer('me@example.org', lookUps, new AbortController().signal);
    expect(found).toMatchObject({
      proposal: {
        source: 'port',
        smtp: { host: 'mail.example.org', port: 587, security: 'starttls-required' },
        user: 'me@example.org',
      },
    });
    expect(asked.filter((question) => question.includes('-tls'))).toEqual([
      'smtp.example.org:465 implicit-tls',
      'mail.example.org:465 implicit-tls',
      'mx1.example.org:465 implicit-tls',
      'mx2.example.org:465 implicit-tls',
    ]);
  });

  it('may offer no encryption on this computer or network, and nowhere else', async () => {
    const srv: Partial<LookUps> = {
      resolveSrv: (name) =>
        Promise.resolve({
          kind: 'records',
          records: name.startsWith('_submission.')
            ? [{ name: '127.0.0.1', port: 2525, priority: 0, weight: 0 }]
            : [],
        }),
      answers: ({ security }) => Promise.resolve(security === 'none'),
    };
    expect(await find('me@localhost', srv)).toMatchObject({
      proposal: { smtp: { host: '127.0.0.1', port: 2525, security: 'none' } },
    });
    const { answers = () => Promise.resolve(false) } = srv;
    expect(await find('me@nas.local', { answers })).toMatchObject({
      proposal: { smtp: { host: 'nas.local', port: 587, security: 'none' } },
    });
    expect(await find('me@example.org', { answers })).toEqual({ kind: 'none', reason: 'nothing-found' });
  });

  const named = (name: string, port = 465): Partial<LookUps> => ({
    resolveSrv: (service) =>
      Promise.resolve({
        kind: 'records',
        records: service.startsWith(port === 465 ? '_submissions.' : '_submission.')
          ? [{ name, port, priority: 0, weight: 0 }]
          : [],
      }),
  });

  it.each([
    ['mail.attacker.example', true],
    ['notexample.org', true],
    ['example.org.attacker.example', true],
    ['127.0.0.1', true],
    ['evil.local', true],
    ['example.org', false],
    ['mail.example.org', false],
    ['smtp.gmail.com', false],
  ])('waits for a person where the DNS names %s: %s', async (host, needsConsent) => {
    expect(await find('me@Example.org', named(host))).toMatchObject({
      kind: 'found',
      proposal: { smtp: { host }, needsConsent },
    });
  });

  it('waits for a person where a server of incoming mail that answers is of another domain', async () => {
    const found = await find('me@example.org', {
      resolveMx: () =>
        Promise.resolve({ kind: 'records', records: [{ exchange: 'mx.attacker.example', priority: 1 }] }),
      answers: ({ host }) => Promise.resolve(host === 'mx.attacker.example'),
    });
    expect(found).toMatchObject({ proposal: { smtp: { host: 'mx.attacker.example' }, needsConsent: true } });
  });

  it.each(['evil.local', '192.168.1.66', '127.0.0.1', 'printer'])(
    'encrypts for a domain of the internet, also where its DNS names %s',
    async (host) => {
      const found = await find('me@example.org', {
        ...named(host, 587),
        answers: ({ security }) => Promise.resolve(security === 'none'),
      });
      expect(found).toMatchObject({ proposal: { smtp: { host, security: 'starttls-required' } } });
    },
  );

  const hosts = (answer: DnsAnswer<MxRecord>): Partial<LookUps> => ({
    resolveMx: () => Promise.resolve(answer),
  });

  it.each([
    ['nonsense', {}, 'not-an-address'],
    ['me@nowhere.example', hosts({ kind: 'unknown' }), 'unknown-domain'],
    ['me@example.org', hosts({ kind: 'unreachable' }), 'offline'],
    ['me@example.org', hosts({ kind: 'records', records: [{ exchange: '', priority: 0 }] }), 'no-mail'],
    ['me@example.org', {}, 'nothing-found'],
  ] as const)('is not found for %s, and the reason is known', async (address, change, reason) => {
    expect(await find(address, change)).toEqual({ kind: 'none', reason });
  });
});
