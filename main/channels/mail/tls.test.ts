import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MailSettings } from '../../../shared/settings';
import {
  EXPIRED_CERTIFICATE,
  OTHER_NAME_CERTIFICATE,
  TEST_KEY,
  VALID_CERTIFICATE,
} from '../../testing/certificates';
import { leasedEntry } from '../../testing/drafts';
import { mailTo, PATIENT } from '../../testing/mail';
import { useLoopbackTime } from '../../testing/loopback-time';
import { scriptedSmtp } from '../../testing/scripted-smtp';

useLoopbackTime();

interface Arrived {
  readonly isSecure: boolean;
  readonly user: string | null;
}

/** A mail server on loopback with TLS and logins, closed at the end of the test. */
async function serverWith(options: SMTPServerOptions) {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    key: TEST_KEY,
    cert: VALID_CERTIFICATE,
    disableReverseLookup: true,
    onAuth: ({ username = '', password }, _session, done) =>
      password === 'correct horse' ? done(null, { user: username }) : done(new Error('Wrong password')),
    onData: (stream, session, done) => {
      stream.resume().on('end', () => {
        arrived.push({
          isSecure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, arrived };
}

const deliver = (port: number, change: Partial<MailSettings>, trusted?: readonly string[]) =>
  mailTo(port, change, trusted ? { trusted } : {}).deliver(leasedEntry(), PATIENT);

describe('security', () => {
  it('implicit TLS uses TLS from the first byte, and logs in', async () => {
    const { port, arrived } = await serverWith({ secure: true });
    const result = await deliver(port, { security: 'implicit-tls', user: 'me' }, [VALID_CERTIFICATE]);
    expect(result.kind).toBe('accepted');
    expect(arrived).toEqual([{ isSecure: true, user: 'me' }]);
  });

  it('STARTTLS required starts TLS before it logs in', async () => {
    const { port, arrived } = await serverWith({});
    const result = await deliver(port, { security: 'starttls-required', user: 'me' }, [VALID_CERTIFICATE]);
    expect(result.kind).toBe('accepted');
    expect(arrived).toEqual([{ isSecure: true, user: 'me' }]);
  });

  it('STARTTLS required sends neither password nor mail to a server whose STARTTLS offer was removed', async () => {
    const server = await scriptedSmtp();
    const result = await deliver(server.port, { security: 'starttls-required', user: 'me' });
    expect(result).toMatchObject({ kind: 'blocked', problem: 'tls', isMaybeDelivered: false });
    expect(server.commands.filter((line) => /^(?:AUTH|MAIL)/.test(line))).toEqual([]);
  });

  it('STARTTLS required is retried when TLS is temporarily unavailable', async () => {
    const server = await scriptedSmtp({ EHLO: '250-test\r\n250 STARTTLS', STARTTLS: '454 4.7.0 not now' });
    const result = await deliver(server.port, { security: 'starttls-required' });
    expect(result).toMatchObject({ kind: 'retry', problem: 'temporary', reply: '454 4.7.0 not now' });
    expect(server.commands.filter((line) => /^(?:AUTH|MAIL)/.test(line))).toEqual([]);
  });

  it('opportunistic encrypts if possible, with any certificate', async () => {
    const { port, arrived } = await serverWith({ cert: EXPIRED_CERTIFICATE });
    expect((await deliver(port, { security: 'starttls-opportunistic' })).kind).toBe('accepted');
    expect(arrived).toEqual([{ isSecure: true, user: null }]);
  });

  it('opportunistic sends without TLS if the server does not offer it', async () => {
    const { port, arrived } = await serverWith({ disabledCommands: ['STARTTLS'] });
    expect((await deliver(port, { security: 'starttls-opportunistic' })).kind).toBe('accepted');
    expect(arrived).toEqual([{ isSecure: false, user: null }]);
  });

  it('none never uses TLS, so that no certificate is checked', async () => {
    const { port, arrived } = await serverWith({ cert: EXPIRED_CERTIFICATE });
    expect((await deliver(port, { security: 'none' })).kind).toBe('accepted');
    expect(arrived).toEqual([{ isSecure: false, user: null }]);
  });
});

describe('a certificate', () => {
  it.each([
    ['that nobody vouches for', VALID_CERTIFICATE, undefined, /self-signed/],
    ['that has expired', EXPIRED_CERTIFICATE, [EXPIRED_CERTIFICATE], /expired/],
    ['of another name', OTHER_NAME_CERTIFICATE, [OTHER_NAME_CERTIFICATE], /does not match/],
  ])('%s is blocked in both modes that require TLS', async (_name, cert, trusted, words) => {
    const implicit = await serverWith({ secure: true, cert });
    const starttls = await serverWith({ cert });
    for (const [{ port, arrived }, security] of [
      [implicit, 'implicit-tls'],
      [starttls, 'starttls-required'],
    ] as const) {
      const result = await deliver(port, { security, host: 'localhost' }, trusted);
      expect(result).toMatchObject({ kind: 'blocked', problem: 'tls', isMaybeDelivered: false });
      expect(result.reply).toMatch(words);
      expect(arrived).toEqual([]);
    }
  });

  it('is not the problem on a port without TLS: the mode or the port is wrong', async () => {
    const { port } = await scriptedSmtp();
    expect(await deliver(port, { security: 'implicit-tls' })).toMatchObject({
      kind: 'blocked',
      problem: 'port-without-tls',
    });
  });
});
