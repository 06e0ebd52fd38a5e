import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import { VALID_CERTIFICATE } from '../../../testing/certificates';
import { noAccess, PATIENT } from '../../../testing/mail';
import { scriptedImap, type ImapScript } from '../../../testing/imap-server';
import { useLoopbackTime } from '../../../testing/loopback-time';
import { startRawServer } from '../../../testing/raw-server';
import { startSmtpServer } from '../../../testing/smtp-server';
import { Mailbox } from './mailbox';

useLoopbackTime();

const ID = '<run-1.mail-1@a41f.linewatch>';
const NOTHING: readonly string[] = [];
const folder = (attributes: string, messageIds: readonly string[] = [ID]) => ({ attributes, messageIds });

function mailboxAt(port: number, change: Partial<MailSettings> = {}, silenceMs?: number) {
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    isEnabled: true,
    user: 'me',
    imapHost: '127.0.0.1',
    imapPort: port,
    imapSecurity: 'none',
    ...change,
  };
  const secret = () => Promise.resolve({ kind: 'value', value: 'correct horse' } as const);
  return new Mailbox({ settings: () => settings, secret, access: noAccess() }, silenceMs);
}

async function lookAt(script: Partial<ImapScript>, change: Partial<MailSettings> = {}) {
  const { port } = await scriptedImap({ messageIds: NOTHING, ...script });
  return mailboxAt(port, change).look(ID, PATIENT);
}

describe('a mail that is not where it is expected', () => {
  it.each([
    ['in the folder for junk', { Spam: folder('\\Junk') }, { place: 'junk', folder: 'Spam' }],
    ['in one that is named so', { Junk: folder('\\HasNoChildren') }, { place: 'junk', folder: 'Junk' }],
    [
      'in one that is named so in German',
      { Spamverdacht: folder('\\Junk') },
      { place: 'junk', folder: 'Spamverdacht' },
    ],
    [
      'where a filter put it',
      { Alerts: folder('\\HasNoChildren') },
      { place: 'elsewhere', folder: 'Alerts' },
    ],
    ['in both', { Alerts: folder(''), Spam: folder('\\Junk') }, { place: 'junk', folder: 'Spam' }],
    [
      'in the archive alone',
      { All: folder('\\All'), Sent: folder('\\Sent', []) },
      { place: 'elsewhere', folder: 'All' },
    ],
  ])('is found %s', async (_name, folders, found) => {
    expect(await lookAt({ folders })).toEqual({ kind: 'found', ...found });
  });

  it.each([
    ['among the sent ones', { Sent: folder('\\Sent') }],
    ['among the sent ones, and so in the archive', { All: folder('\\All'), Sent: folder('\\Sent') }],
    ['among the drafts', { Drafts: folder('\\Drafts') }],
    ['in a folder that cannot be opened', { Shared: folder('\\Noselect') }],
  ])('has not arrived where it is only %s', async (_name, folders) => {
    expect(await lookAt({ folders })).toEqual({ kind: 'not-yet' });
  });

  it('is found although the folder of the settings does not exist', async () => {
    expect(await lookAt({ messageIds: [ID] }, { imapMailbox: 'Allerts' })).toEqual({
      kind: 'found',
      place: 'elsewhere',
      folder: 'INBOX',
    });
  });
});

describe('a look that cannot be taken says why', () => {
  it.each([
    ['a wrong password', { password: 'another' }, {}, 'login', 'wrong password'],
    [
      'an account that is locked',
      { answers: { LOGIN: 'TAG NO [AUTHORIZATIONFAILED] locked' } },
      {},
      'login',
      'locked',
    ],
    ['a folder that does not exist', {}, { imapMailbox: 'Allerts' }, 'folder', 'no such folder'],
    [
      'a folder that may not be read',
      { answers: { EXAMINE: 'TAG NO [NOPERM] not yours' } },
      {},
      'folder',
      'not yours',
    ],
  ] as const)('%s', async (_name, script, change, problem, detail) => {
    expect(await lookAt(script, change)).toEqual({ kind: 'failed', problem, detail });
  });

  it.each([
    ['AUTHENTICATIONFAILED', 'login'],
    ['EXPIRED', 'password-expired'],
    ['PRIVACYREQUIRED', 'encryption-needed'],
    ['CONTACTADMIN', 'account'],
    ['UNAVAILABLE', 'unavailable'],
    ['INUSE', 'unavailable'],
    ['LIMIT', 'limit-reached'],
    ['OVERQUOTA', 'full'],
  ] as const)('a login that is answered with [%s] (RFC 5530)', async (code, problem) => {
    const answers = { LOGIN: `TAG NO [${code}] as it is` };
    expect(await lookAt({ answers })).toEqual({ kind: 'failed', problem, detail: 'as it is' });
  });

  it.each([
    ['UNAVAILABLE', 'unavailable'],
    ['LIMIT', 'limit-reached'],
    ['OVERQUOTA', 'full'],
  ] as const)('a folder that is answered with [%s]', async (code, problem) => {
    const answers = { EXAMINE: `TAG NO [${code}] as it is` };
    expect(await lookAt({ answers })).toEqual({ kind: 'failed', problem, detail: 'as it is' });
  });

  it.each([
    ['* BYE [UNAVAILABLE] down for an hour', 'down for an hour'],
    ['* BYE come back later', 'come back later'],
  ])('a server that greets with %s', async (greeting, detail) => {
    const server = await startRawServer((socket) => {
      socket.on('error', () => undefined).end(`${greeting}\r\n`);
    });
    onTestFinished(() => server.close());
    const port = Number(new URL(server.url).port);
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({
      kind: 'failed',
      problem: 'unavailable',
      detail,
    });
  });

  it('a port that nobody listens on', async () => {
    const server = await startRawServer(() => undefined);
    const port = Number(new URL(server.url).port);
    await server.close();
    expect(await mailboxAt(port).look(ID, PATIENT)).toMatchObject({ kind: 'failed', problem: 'connection' });
  });

  it.each([
    ['sends mail', '220 mail.example ESMTP ready'],
    ['sends mail, and greets at length', '220-mail.example ESMTP (no "spam")'],
    ['refuses to send mail', '554 5.3.2 no service'],
    ['is an old mailbox', '+OK POP3 ready <1896.697@mail.example>'],
    ['is a shell', 'SSH-2.0-OpenSSH_9.2'],
    ['is the web', 'HTTP/1.1 400 Bad Request'],
  ])('a port that %s is named at once', async (_name, greeting) => {
    for (const imapSecurity of ['none', 'implicit-tls'] as const) {
      const server = await startRawServer((socket) => {
        socket.on('error', () => undefined).write(`${greeting}\r\n`);
      });
      onTestFinished(() => server.close());
      const port = Number(new URL(server.url).port);
      const startedAt = performance.now();
      const look = await mailboxAt(port, { imapSecurity }).look(ID, PATIENT);
      expect(look).toEqual({ kind: 'failed', problem: 'not-a-mailbox', detail: greeting });
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });

  it('a port that does not speak TLS from the start', async () => {
    const { port } = await scriptedImap({ messageIds: NOTHING });
    const look = mailboxAt(port, { imapSecurity: 'implicit-tls' }).look(ID, PATIENT);
    expect(await look).toMatchObject({ kind: 'failed', problem: 'port-without-tls' });
  });

  it.each(['none', 'starttls-required'] as const)(
    'a port that speaks TLS from the start, where the security is %s',
    async (imapSecurity) => {
      const server = await startSmtpServer({ certificate: VALID_CERTIFICATE });
      onTestFinished(() => server.close());
      const look = mailboxAt(server.port, { imapSecurity }, 50).look(ID, PATIENT);
      const detail = `127.0.0.1:${server.port} speaks TLS from the first byte`;
      expect(await look).toEqual({ kind: 'failed', problem: 'port-needs-tls', detail });
    },
  );
});
