import { getEventListeners } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import type { SecretReading } from '../../../core/ports';
import { scriptedImap } from '../../../testing/imap-server';
import { noAccess, PATIENT } from '../../../testing/mail';
import { httpSink } from '../../../testing/http-sink';
import { useLoopbackTime } from '../../../testing/loopback-time';
import { startRawServer } from '../../../testing/raw-server';
import { answer } from '../../../testing/sink-server';
import { Mailbox } from './mailbox';

useLoopbackTime();

const ID = '<run-1.mail-1@a41f.linewatch>';
const SEEN = { kind: 'found', place: 'expected', folder: 'INBOX' };

function accountAt(port: number, change: Partial<MailSettings> = {}) {
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    isEnabled: true,
    user: 'me',
    imapHost: '127.0.0.1',
    imapPort: port,
    imapSecurity: 'none',
    ...change,
  };
  return { settings: () => settings };
}

function mailboxAt(port: number, change: Partial<MailSettings> = {}, secrets: Record<string, string> = {}) {
  const stored: Record<string, string> = { password: 'correct horse', ...secrets };
  return new Mailbox({
    ...accountAt(port, change),
    secret: (name) => {
      const value = stored[name];
      return Promise.resolve(value === undefined ? { kind: 'absent' } : { kind: 'value', value });
    },
    access: noAccess(),
  });
}

describe('a search in the mailbox', () => {
  it('finds a mail by its Message-ID, without changing anything', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual(SEEN);
    const verbs = commands.map((command) => command.split(' ')[0]);
    expect(verbs).toContain('EXAMINE');
    expect(verbs).not.toContain('SELECT');
  });

  it('does not find one that has not arrived yet', async () => {
    const { port } = await scriptedImap({ messageIds: [] });
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({ kind: 'not-yet' });
  });

  it('logs in with its own password if there is one', async () => {
    const { port } = await scriptedImap({ messageIds: [ID], password: 'mailbox horse' });
    const own = mailboxAt(port, { imapUser: 'you' }, { imapPassword: 'mailbox horse' });
    expect(await own.look(ID, PATIENT)).toEqual(SEEN);
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({
      kind: 'failed',
      problem: 'login',
      detail: 'wrong password',
    });
  });

  it.each([
    ['access-1', SEEN],
    [
      'access-2',
      {
        kind: 'failed',
        problem: 'consent',
        detail: 'this token says nothing of IMAP',
      },
    ],
  ])('logs in with the token of the mail server: %s', async (given, sighting) => {
    const json = { 'Content-Type': 'application/json' };
    const body = { access_token: given, token_type: 'Bearer', expires_in: 3_600 };
    const provider = await httpSink([answer(200, JSON.stringify(body), json)]);
    const { port } = await scriptedImap({ messageIds: [ID], token: 'access-1' });
    const settings: Partial<MailSettings> = {
      auth: 'oauth2',
      oauthProvider: 'other',
      oauthClientId: 'client-1',
      oauthTokenUrl: `${provider.url}/token`,
    };
    const box = mailboxAt(port, settings, { oauthRefreshToken: 'refresh-1' });
    expect(await box.look(ID, PATIENT)).toEqual(sighting);
  });

  it('uses the proxy of the mail server', async () => {
    const { port } = await scriptedImap({ messageIds: [ID] });
    const asked: string[] = [];
    const proxy = await startRawServer((socket) => {
      socket.once('data', (head) => {
        asked.push(head.toString().split('\r\n')[0] ?? '');
        const onward = connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(onward).pipe(socket);
        });
      });
    });
    onTestFinished(() => proxy.close());
    expect(await mailboxAt(port, { proxyUrl: proxy.url }).look(ID, PATIENT)).toEqual(SEEN);
    expect(asked).toEqual([`CONNECT 127.0.0.1:${port} HTTP/1.1`]);
  });

  it.each([
    ['a password that cannot be read', 'unreadable', 'the keyring is locked'],
    ['no password', 'absent', ''],
  ] as const)('explains what is wrong with %s', async (_what, kind, detail) => {
    const { settings } = accountAt(1);
    const secret = () =>
      Promise.resolve(kind === 'absent' ? { kind } : { kind, detail: 'the keyring is locked' });
    const box = new Mailbox({ settings, secret, access: noAccess() });
    expect(await box.look(ID, PATIENT)).toEqual({ kind: 'failed', problem: 'secret', detail });
  });

  it('reports an unreadable authority, without a connection', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    const ca = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const sighting = await mailboxAt(port, { ca }).look(ID, PATIENT);
    expect(sighting).toMatchObject({ kind: 'failed', problem: 'certificate' });
    expect(sighting.kind === 'failed' && sighting.detail).toMatch(/./);
    expect(commands).toEqual([]);
  });

  it('returns a finding also after an unexpected exception', async () => {
    const { settings } = accountAt(1);
    const secret = () => Promise.reject(new Error('the keyring is gone'));
    const box = new Mailbox({ settings, secret, access: noAccess() });
    expect(await box.look(ID, PATIENT)).toEqual({
      kind: 'failed',
      problem: 'internal',
      detail: 'the keyring is gone',
    });
  });

  it('requires TLS if it is set', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    const look = mailboxAt(port, { imapSecurity: 'starttls-required' }).look(ID, PATIENT);
    expect(await look).toMatchObject({ kind: 'failed', problem: 'tls' });
    expect(commands.filter((command) => command.startsWith('LOGIN'))).toEqual([]);
  });

  it.each(['CAPABILITY', 'LOGIN', 'SEARCH'])(
    'ends when it is aborted, also if %s is never answered',
    async (silentAt) => {
      const { port } = await scriptedImap({ messageIds: [ID], silentAt });
      const ending = new AbortController();
      setTimeout(() => ending.abort(), 300);
      expect(await mailboxAt(port).look(ID, ending.signal)).toEqual({
        kind: 'failed',
        problem: 'timeout',
        detail: 'it took too long',
      });
    },
  );

  it('ends when it is aborted, also if the keyring never responds, and then opens no connection', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    const { settings } = accountAt(port);
    let unlock = (_reading: SecretReading): void => undefined;
    const locked = new Promise<SecretReading>((resolve) => (unlock = resolve));
    const ending = new AbortController();
    const box = new Mailbox({ settings, secret: () => locked, access: noAccess() });
    const look = box.look(ID, ending.signal);
    ending.abort();
    expect(await look).toEqual({
      kind: 'failed',
      problem: 'timeout',
      detail: 'it took too long',
    });
    unlock({ kind: 'value', value: 'correct horse' });
    // A search that opens a connection ends later than an aborted one would.
    await mailboxAt(port, {}, { password: 'another look' }).look(ID, PATIENT);
    expect(commands.filter((command) => command.startsWith('LOGIN'))).toHaveLength(1);
  });

  it('removes its listener from the abort signal', async () => {
    const { port } = await scriptedImap({ messageIds: [ID] });
    const { signal } = new AbortController();
    await mailboxAt(port).look(ID, signal);
    await mailboxAt(port, { imapHost: '127.0.0.1', imapPort: 1 }).look(ID, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is made only if a mailbox is set', () => {
    expect(mailboxAt(1).isKnown).toBe(true);
    expect(mailboxAt(1, { imapHost: '' }).isKnown).toBe(false);
  });
});
