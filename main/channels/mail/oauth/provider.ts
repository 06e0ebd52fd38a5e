import type { MailSettings } from '../../../../shared/settings';

/** The endpoints of a provider. URLs may be empty if the user has not set them. */
export interface OauthEndpoints {
  readonly authoriseUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
  /** Additional parameters that this provider requires for a refresh token. */
  readonly extra: Readonly<Record<string, string>>;
}

const KNOWN: Readonly<Record<'google' | 'microsoft', OauthEndpoints>> = {
  // https://developers.google.com/identity/protocols/oauth2/native-app
  google: {
    authoriseUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  // https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
  microsoft: {
    authoriseUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/SMTP.Send offline_access',
    extra: {},
  },
};

/** Additional scope for the mailbox; Google has one scope for both. */
const MICROSOFT_MAILBOX = 'https://outlook.office.com/IMAP.AccessAsUser.All';

/**
 * The use of a token. A consent covers everything that the settings need. A token for sending has only that scope, so
 * that sending continues if the consent does not cover a mailbox that was set later.
 */
export type TokenUse = 'consent' | 'send' | 'look';

/** The endpoints of the provider in the settings, with the scope to request. */
export function getEndpoints(settings: MailSettings, use: TokenUse): OauthEndpoints {
  if (settings.oauthProvider !== 'other') {
    const known = KNOWN[settings.oauthProvider];
    const isMicrosoft = settings.oauthProvider === 'microsoft';
    const isRead = isMicrosoft && settings.imapHost !== '' && use !== 'send';
    return isRead ? { ...known, scope: `${MICROSOFT_MAILBOX} ${known.scope}` } : known;
  }
  return {
    authoriseUrl: settings.oauthAuthoriseUrl,
    tokenUrl: settings.oauthTokenUrl,
    scope: settings.oauthScope,
    extra: {},
  };
}
