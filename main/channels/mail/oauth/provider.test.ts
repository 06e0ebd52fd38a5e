import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import { getEndpoints, type TokenUse } from './provider';

const getScope = (change: Partial<MailSettings>, use: TokenUse = 'consent') =>
  getEndpoints({ ...DEFAULT_SETTINGS.channels.mail, ...change }, use).scope.split(' ');

describe('what a person is asked to agree to', () => {
  it('is to send, and to look into the mailbox only where one is named', () => {
    const send = ['https://outlook.office.com/SMTP.Send', 'offline_access'];
    expect(getScope({ oauthProvider: 'microsoft' })).toEqual(send);
    expect(getScope({ oauthProvider: 'microsoft', imapHost: 'outlook.office365.com' })).toEqual([
      ...['https://outlook.office.com/IMAP.AccessAsUser.All', ...send],
    ]);
    expect(getScope({ oauthProvider: 'google', imapHost: 'imap.gmail.com' })).toEqual([
      'https://mail.google.com/',
    ]);
  });

  it('is not asked for again to send, so that sending goes on where the consent covers no mailbox', () => {
    const settings = { oauthProvider: 'microsoft', imapHost: 'outlook.office365.com' } as const;
    expect(getScope(settings, 'send')).toEqual(['https://outlook.office.com/SMTP.Send', 'offline_access']);
    expect(getScope(settings, 'look')).toContain('https://outlook.office.com/IMAP.AccessAsUser.All');
  });
});
