import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import { getEndpoints, type TokenUse } from './provider';

const getScope = (change: Partial<MailSettings>, use: TokenUse = 'consent') =>
  getEndpoints({ ...DEFAULT_SETTINGS.channels.mail, ...change }, use).scope.split(' ');

describe('the requested consent', () => {
  it('is for sending, and for the mailbox only if one is set', () => {
    const send = ['https://outlook.office.com/SMTP.Send', 'offline_access'];
    expect(getScope({ oauthProvider: 'microsoft' })).toEqual(send);
    expect(getScope({ oauthProvider: 'microsoft', imapHost: 'outlook.office365.com' })).toEqual([
      ...['https://outlook.office.com/IMAP.AccessAsUser.All', ...send],
    ]);
    expect(getScope({ oauthProvider: 'google', imapHost: 'imap.gmail.com' })).toEqual([
      'https://mail.google.com/',
    ]);
  });

  it('is not requested again for sending, which continues without consent for the mailbox', () => {
    const settings = { oauthProvider: 'microsoft', imapHost: 'outlook.office365.com' } as const;
    expect(getScope(settings, 'send')).toEqual(['https://outlook.office.com/SMTP.Send', 'offline_access']);
    expect(getScope(settings, 'look')).toContain('https://outlook.office.com/IMAP.AccessAsUser.All');
  });
});
