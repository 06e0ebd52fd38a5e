import { generateKeyPairSync } from 'node:crypto';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { MailSettings } from '../../../shared/settings';
import { VALID_CERTIFICATE } from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { httpSink } from '../../testing/http-sink';
import { useLoopbackTime } from '../../testing/loopback-time';
import { answer, type SinkStep } from '../../testing/sink-server';
import { startRawServer } from '../../testing/raw-server';
import { scriptedSmtp } from '../../testing/scripted-smtp';
import type { MailDeps } from './channel';
import { MailAccess } from './oauth/access';

useLoopbackTime();

const RSA_KEY = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;

const JSON_TYPE = { 'Content-Type': 'application/json' };
const token = (value: string, more: object = {}): SinkStep =>
  answer(
    200,
    JSON.stringify({ access_token: value, token_type: 'Bearer', expires_in: 3_600, ...more }),
    JSON_TYPE,
  );

const getSecrets = (secrets: Readonly<Record<string, string>>): Pick<MailDeps, 'secret'> => ({
  secret: (name) => {
    const value = secrets[name];
    return Promise.resolve(value === undefined ? { kind: 'absent' } : { kind: 'value', value });
  },
});

/** A mail channel that logs in with OAuth2 at a scripted provider. */
async function byOauth(steps: readonly SinkStep[], auth = '235 2.7.0 welcome') {
  const smtp = await scriptedSmtp({ EHLO: '250-test\r\n250 AUTH XOAUTH2', AUTH: auth });
  const sink = await httpSink(steps);
  const kept: string[] = [];
  const access = new MailAccess({
    clock: { now: () => 1_795_000_000_000 },
    keepRefreshToken: (renewed) => Promise.resolve(kept.push(renewed)),
    learn: () => undefined,
  });
  const settings: Partial<MailSettings> = {
    user: 'me@example.org',
    auth: 'oauth2',
    oauthProvider: 'other',
    oauthClientId: 'client-1',
    oauthTokenUrl: `${sink.url}/token`,
  };
  const secrets = getSecrets({ oauthRefreshToken: 'refresh-secret\n', oauthClientSecret: 'client-secret' });
  const channel = mailTo(smtp.port, settings, { ...secrets, access });
  return { channel, smtp, sink, kept, deliver: () => channel.deliver(leasedEntry(), PATIENT) };
}

describe('mail with OAuth2', () => {
  it('logs in with an access token, which is requested once for many mails', async () => {
    const { deliver, smtp, sink } = await byOauth([token('access-1')]);
    expect((await deliver()).kind).toBe('accepted');
    expect((await deliver()).kind).toBe('accepted');
    expect(sink.arrived).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(sink.arrived[0]?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-secret',
      client_id: 'client-1',
      client_secret: 'client-secret',
    });
    const [, , login = ''] = smtp.commands.find((line) => line.startsWith('AUTH'))?.split(' ') ?? [];
    expect(Buffer.from(login, 'base64').toString()).toBe(
      'user=me@example.org\u0001auth=Bearer access-1\u0001\u0001',
    );
  });

  it('stores the new refresh token that comes with an access token', async () => {
    const { deliver, kept } = await byOauth([token('access-1', { refresh_token: 'next-one' })]);
    await deliver();
    expect(kept).toEqual(['next-one']);
  });

  it('is blocked when the consent was revoked, with a reason without secrets', async () => {
    const refused = { error: 'invalid_grant', error_description: 'refresh-secret has been revoked.' };
    const { deliver, smtp } = await byOauth([answer(400, JSON.stringify(refused), JSON_TYPE)]);
    expect(await deliver()).toEqual({
      kind: 'blocked',
      problem: 'consent-needed',
      reply: '400 Bad Request: invalid_grant: […] has been revoked.',
      isMaybeDelivered: false,
    });
    expect(smtp.commands).toEqual([]);
  });

  it.each([
    ['is out of order', answer(503, 'later'), 'temporary'],
    ['closes the connection', (response) => void response.destroy(), 'connection'],
  ])('is retried when the provider %s', async (_name, step, problem) => {
    const { deliver } = await byOauth([step]);
    expect(await deliver()).toMatchObject({ kind: 'retry', problem, isMaybeDelivered: false });
  });

  it('is blocked when the provider sends an invalid response', async () => {
    const { deliver } = await byOauth([answer(200, '<html>', { 'Content-Type': 'text/html' })]);
    expect(await deliver()).toMatchObject({ kind: 'blocked', problem: 'address-refused' });
  });

  it('is blocked when the server refuses a new token, and requests a new one when it refuses an old one', async () => {
    const fresh = await byOauth([token('access-1')], '535 5.7.8 not accepted');
    expect(await fresh.deliver()).toMatchObject({ kind: 'blocked', problem: 'authentication' });
    await fresh.deliver();
    expect(fresh.sink.arrived).toHaveLength(2);
  });
});

describe('certificates and keys', () => {
  it.each([
    [
      'an authority that is cut off',
      { ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' },
      {},
    ],
    ['a key that is none', { clientCertificate: VALID_CERTIFICATE }, { clientKey: 'my key' }],
    ['a signing key that is none', { dkimDomain: 'example.org', dkimSelector: 's' }, { dkimKey: 'my key' }],
  ])('are blocked: %s', async (_name, settings, secrets) => {
    const server = await scriptedSmtp();
    const result = await mailTo(server.port, settings, getSecrets(secrets)).deliver(leasedEntry(), PATIENT);
    expect(result).toMatchObject({ kind: 'blocked', problem: 'certificate-unreadable' });
    expect(result.reply).not.toContain('my key');
    expect(server.commands).toEqual([]);
  });

  it('are named if they are missing', async () => {
    const channel = mailTo(1, { clientCertificate: VALID_CERTIFICATE }, getSecrets({}));
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      problem: 'secret-missing',
      reply: 'clientKey',
    });
  });

  it('sign the mail', async () => {
    const server = await scriptedSmtp();
    const settings = { dkimDomain: 'example.org', dkimSelector: 'line' };
    await mailTo(server.port, settings, getSecrets({ dkimKey: RSA_KEY })).deliver(leasedEntry(), PATIENT);
    expect(server.messages[0]).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256;[^]*d=example\.org;[^]*s=line;/m);
  });
});

describe('copies', () => {
  const settings = { to: ['you@example.org'], cc: ['copy@example.org'], bcc: ['secret@example.org'] };

  it.each(['you@example.org', 'copy@example.org', 'secret@example.org'])(
    'are sent to each recipient separately, without the hidden ones: %s',
    async (recipient) => {
      const server = await scriptedSmtp();
      await mailTo(server.port, settings).deliver(leasedEntry({ recipient }), PATIENT);
      expect(server.commands.filter((line) => line.startsWith('RCPT'))).toEqual([`RCPT TO:<${recipient}>`]);
      const mail = await PostalMime.parse(server.messages[0] ?? '');
      expect(mail.to?.map(({ address }) => address)).toEqual(['you@example.org']);
      expect(mail.cc?.map(({ address }) => address)).toEqual(['copy@example.org']);
      expect(server.messages[0]).not.toContain('secret@');
    },
  );
});

describe('a proxy', () => {
  /** An HTTP proxy that answers CONNECT, and then acts as the mail server. */
  async function proxyThat(answers: string) {
    const heard: string[] = [];
    const proxy = await startRawServer((socket) => {
      socket.on('data', (chunk) => {
        heard.push(chunk.toString('latin1'));
        if (heard.length === 1) socket.end(answers);
      });
    });
    return { url: proxy.url.replace(/\/$/, ''), heard, close: () => proxy.close() };
  }

  it.each(['100%', '%40', 'a@b:c/d', 'é'])('gets the password %s unchanged', async (password) => {
    const proxy = await proxyThat('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const settings = { host: 'smtp.example.org', proxyUrl: proxy.url.replace('//', '//50%me@') };
    const channel = mailTo(587, settings, getSecrets({ proxyPassword: password }));
    await channel.deliver(leasedEntry(), PATIENT);
    await proxy.close();
    expect(proxy.heard[0]).toContain(`Basic ${Buffer.from(`50%me:${password}`).toString('base64')}`);
  });

  it('gets the host of the server and the password, and is blocked if it refuses', async () => {
    const proxy = await proxyThat('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const settings = { host: 'smtp.example.org', proxyUrl: proxy.url.replace('//', '//me@') };
    const channel = mailTo(587, settings, getSecrets({ proxyPassword: 'p:w' }));
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'blocked',
      problem: 'proxy-refused',
    });
    await proxy.close();
    expect(proxy.heard[0]).toMatch(/^CONNECT smtp\.example\.org:587 HTTP\/1\.1\r\n/);
    expect(proxy.heard[0]).toContain(`Basic ${Buffer.from('me:p:w').toString('base64')}`);
  });

  it('with SOCKS that is not reachable is retried', async () => {
    const proxy = await proxyThat('');
    await proxy.close();
    const channel = mailTo(587, { proxyUrl: proxy.url.replace('http:', 'socks5:') });
    expect(await channel.deliver(leasedEntry(), PATIENT)).toMatchObject({
      kind: 'retry',
      problem: 'connection',
    });
  });

  it('with SOCKS is asked for the server', async () => {
    const proxy = await proxyThat('\u0005\u0000');
    const settings = { host: 'smtp.example.org', proxyUrl: proxy.url.replace('http:', 'socks5:') };
    await mailTo(587, settings).deliver(leasedEntry(), PATIENT);
    await proxy.close();
    expect(proxy.heard[0]?.startsWith('\u0005')).toBe(true);
  });
});
