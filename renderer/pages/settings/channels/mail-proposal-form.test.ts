import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toChannelsForm } from './channels-form';
import { filledByTable } from './mail-proposal-form';

const BLANK = toChannelsForm(DEFAULT_SETTINGS.channels).channels.mail;

describe('the form of mail for an address', () => {
  it('has server, user, sender, recipient and mailbox of a known provider', () => {
    expect(filledByTable({ ...BLANK, from: ' me@gmx.de ' })).toMatchObject({
      from: 'me@gmx.de',
      to: 'me@gmx.de',
      host: 'mail.gmx.net',
      port: '465',
      security: 'implicit-tls',
      user: 'me@gmx.de',
      auth: 'password',
      imapHost: 'imap.gmx.net',
    });
  });

  it('leaves recipients as they are, and does not look into a mailbox that is not theirs', () => {
    expect(filledByTable({ ...BLANK, from: 'me@gmx.de', to: 'you@example.org' })).toMatchObject({
      to: 'you@example.org',
      imapHost: '',
    });
  });

  it('logs in with the browser where the provider takes no password', () => {
    expect(filledByTable({ ...BLANK, from: 'me@outlook.com' })).toMatchObject({
      host: 'smtp-mail.outlook.com',
      port: '587',
      security: 'starttls-required',
      auth: 'oauth2',
      oauthProvider: 'microsoft',
      imapHost: '',
    });
  });

  it('is left alone where a server is entered, or nothing is known', () => {
    expect(filledByTable({ ...BLANK, from: 'me@gmx.de', host: 'smtp.example.org' })).toBe(null);
    expect(filledByTable({ ...BLANK, from: 'me@example.org' })).toBe(null);
    expect(filledByTable({ ...BLANK, from: 'me@tuta.com' })).toBe(null);
    expect(filledByTable({ ...BLANK, from: 'gmx.de' })).toBe(null);
  });
});
