import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../shared/settings';
import { scriptedImap } from '../testing/imap-server';
import { PATIENT } from '../testing/email';
import { Mailbox } from './mailbox';

const ID = '<run-1.mail-1@a41f.linewatch>';

function mailboxAt(port: number, change: Partial<MailSettings> = {}, secrets: Record<string, string> = {}) {
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    ...{ isEnabled: true, user: 'me', imapHost: '127.0.0.1', imapPort: port, imapSecurity: 'none' },
    ...change,
  };
  const stored: Record<string, string> = { password: 'correct horse', ...secrets };
  return new Mailbox({
    settings: () => settings,
    secret: (name) => {
      const value = stored[name];
      return Promise.resolve(value === undefined ? { kind: 'absent' } : { kind: 'value', value });
    },
  });
}

describe('a look into the mailbox', () => {
  it('finds a mail by its Message-ID, and changes nothing there', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({ kind: 'seen' });
    const verbs = commands.map((command) => command.split(' ')[0]);
    expect(verbs).toContain('EXAMINE');
    expect(verbs).not.toContain('SELECT');
  });

  it('does not find one that is not there yet', async () => {
    const { port } = await scriptedImap({ messageIds: [] });
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({ kind: 'not-yet' });
  });

  it('logs in with the password of its own where there is one', async () => {
    const { port } = await scriptedImap({ messageIds: [ID], password: 'mailbox horse' });
    const own = mailboxAt(port, { imapUser: 'you' }, { imapPassword: 'mailbox horse' });
    expect(await own.look(ID, PATIENT)).toEqual({ kind: 'seen' });
    expect(await mailboxAt(port).look(ID, PATIENT)).toEqual({ kind: 'failed', detail: 'wrong password' });
  });

  it('insists on TLS where it is set', async () => {
    const { port, commands } = await scriptedImap({ messageIds: [ID] });
    const look = mailboxAt(port, { imapSecurity: 'starttls-required' }).look(ID, PATIENT);
    expect(await look).toMatchObject({ kind: 'failed' });
    expect(commands.filter((command) => command.startsWith('LOGIN'))).toEqual([]);
  });

  it.each(['CAPABILITY', 'LOGIN', 'SEARCH'])(
    'ends when it is told to, also when %s is never answered',
    async (silentAt) => {
      const { port } = await scriptedImap({ messageIds: [ID], silentAt });
      const ending = new AbortController();
      setTimeout(() => ending.abort(), 300);
      expect(await mailboxAt(port).look(ID, ending.signal)).toEqual({
        kind: 'failed',
        detail: 'it took too long',
      });
    },
  );

  it('is taken only where a mailbox was named', () => {
    expect(mailboxAt(1).isKnown).toBe(true);
    expect(mailboxAt(1, { imapHost: '' }).isKnown).toBe(false);
  });
});
