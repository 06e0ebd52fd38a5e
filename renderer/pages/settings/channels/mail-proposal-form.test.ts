import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toChannelsForm } from './channels-form';
import { filledByTable, withLateProposal } from './mail-proposal-form';

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

describe('a proposal that arrives after a while', () => {
  const asked = { ...BLANK, from: 'me@example.org' };
  const proposal = {
    source: 'port',
    provider: '',
    smtp: { host: 'smtp.example.org', port: 465, security: 'implicit-tls' },
    user: 'me@example.org',
    login: 'password',
    helpUrl: '',
    imap: null,
    needsConsent: false,
  } as const;

  it('keeps what was typed meanwhile', () => {
    expect(withLateProposal({ ...asked, to: 'you@example.net' }, asked, proposal)).toMatchObject({
      host: 'smtp.example.org',
      to: 'you@example.net',
    });
  });

  it.each([
    ['smtp.gmail.com', 'google'],
    ['smtp.office365.com', 'microsoft'],
    ['smtp-mail.outlook.com', 'microsoft'],
    ['smtp.notgmail.com', 'other'],
    ['gmail.com.example', 'other'],
  ])('logs in at %s with the browser by %s', (host, oauthProvider) => {
    const wanted = { ...proposal, smtp: { ...proposal.smtp, host }, login: 'oauth2' } as const;
    expect(withLateProposal(asked, asked, wanted)).toMatchObject({ auth: 'oauth2', oauthProvider });
  });

  it.each([
    ['from', 'me@example.net'],
    ['host', 'relay.example.org'],
    ['port', '2525'],
    ['user', 'other'],
  ])('is not taken where %s was changed meanwhile', (name, value) => {
    expect(withLateProposal({ ...asked, [name]: value }, asked, proposal)).toBe(null);
  });
});
