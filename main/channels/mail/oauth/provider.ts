import type { MailSettings } from '../../../../shared/settings';

/** Where a provider gives consent and tokens. Addresses may be empty where the user has not named them. */
export interface OauthEndpoints {
  readonly authoriseUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
  /** What this provider wants besides, so that it gives a refresh token. */
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

/** Asked for besides, where Linewatch is to look into the mailbox; Google has one scope for both. */
const MICROSOFT_MAILBOX = 'https://outlook.office.com/IMAP.AccessAsUser.All';

/**
 * What a token is for. A consent is asked for everything that the settings need. A token to send asks for no more than
 * that, so that sending goes on where the consent does not cover a mailbox that was named later.
 */
export type TokenUse = 'consent' | 'send' | 'look';

/** The addresses of the provider that the settings name, with the scope to ask for. */
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
