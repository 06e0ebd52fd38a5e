import { z } from 'zod';
import { parseAddress, type Scheme } from '../address';
import { isHelloName } from '../mail/hello-name';
import { isMailAddress, tidiedAddress } from '../mail/mail-address';
import { readMailHost } from '../mail/mail-host';
import { PAPERS } from '../report/report-order';
import { SPOKEN_LANGUAGES } from '../texts/language';
import { typedLine } from '../typed-text';
import { certificates, defineChannel, isEnabled, PEM_FIELD } from './definition';
import { SECRET_STORAGES } from './secret-storage';

/** Languages of the attached report; `app`: that of the application. */
const REPORT_LANGUAGES = ['app', ...SPOKEN_LANGUAGES] as const;

/** How a mail connection is secured. Persisted. */
export const MAIL_SECURITY = ['implicit-tls', 'starttls-required', 'starttls-opportunistic', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITY)[number];

/** How to log in at the mail server. Persisted. */
export const MAIL_AUTH = ['password', 'oauth2'] as const;

/** Who gives access tokens. Persisted. `other`: the user names the addresses. */
export const OAUTH_PROVIDERS = ['google', 'microsoft', 'other'] as const;

/** How a connection to a mailbox is secured. Persisted. */
const IMAP_SECURITY = ['implicit-tls', 'starttls-required', 'none'] as const;

/** Proxies that mail can go through. */
export const MAIL_PROXY_SCHEMES: readonly Scheme[] = [
  'http',
  'https',
  'socks',
  'socks4',
  'socks4a',
  'socks5',
];

const MAX_RECIPIENTS = 20;
const mailAddress = z
  .string()
  .max(400, { error: 'not-a-mail-address' })
  .transform(tidiedAddress)
  .refine(isMailAddress, { error: 'not-a-mail-address' });
const recipients = z.array(mailAddress).max(MAX_RECIPIENTS).default([]);
const httpsUrl = z
  .url({ protocol: /^https?$/, error: 'not-an-url' })
  .max(2_000, { error: 'not-an-url' })
  .or(z.literal(''));
/** The name of a server, or its address; empty where there is none. */
const mailHost = z
  .string()
  .max(300, { error: 'not-a-host' })
  .transform((typed, context) => {
    const read = typed.trim() === '' ? null : readMailHost(typed);
    if (read === null) return '';
    if (read.kind === 'host' && read.port === null) return read.host;
    context.addIssue({ code: 'custom', message: read.kind === 'fault' ? read.problem : 'not-a-host' });
    return z.NEVER;
  })
  .default('');
const domain = z
  .string()
  .max(253)
  .regex(/^(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)?$/, { error: 'not-a-domain' });

/** Mail by the user's own server. */
export const mail = defineChannel({
  schema: z.object({
    isEnabled,
    to: recipients,
    from: mailAddress.or(z.literal('')).default(''),
    host: mailHost,
    security: z.enum(MAIL_SECURITY).default('implicit-tls'),
    port: z.number().int().min(1).max(65_535).default(465),
    /** Empty: the server wants no login. */
    user: typedLine(320).default(''),
    auth: z.enum(MAIL_AUTH).default('password'),
    oauthProvider: z.enum(OAUTH_PROVIDERS).default('google'),
    oauthClientId: typedLine(400).default(''),
    /** Where access tokens come from; used when the provider is `other`. */
    oauthTokenUrl: httpsUrl.default(''),
    /** Where a person agrees; used when the provider is `other`. */
    oauthAuthoriseUrl: httpsUrl.default(''),
    /** What is asked for; used when the provider is `other`. */
    oauthScope: typedLine(500).default(''),
    cc: recipients,
    bcc: recipients,
    /** What this computer calls itself at the server (EHLO); empty: its own name, or its address. */
    helloName: z
      .string()
      .max(300, { error: 'not-a-hello-name' })
      .trim()
      .refine((name) => name === '' || isHelloName(name), { error: 'not-a-hello-name' })
      .default(''),
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
    /** PEM; shown to the server, with the key among the secrets. */
    clientCertificate: certificates,
    /** HTTP or SOCKS proxy, without a password; empty: none. */
    proxyUrl: z
      .string()
      .max(2_000)
      .refine((text) => parseAddress(text, MAIL_PROXY_SCHEMES) !== null, { error: 'not-a-mail-proxy' })
      .refine((text) => (parseAddress(text, MAIL_PROXY_SCHEMES)?.credentials?.password ?? '') === '', {
        error: 'password-in-url',
      })
      .or(z.literal(''))
      .default(''),
    /** Empty: mails are not signed. */
    dkimDomain: domain.default(''),
    dkimSelector: domain.default(''),
    /** Where the mails arrive, to look whether they do; empty: nobody looks. */
    imapHost: mailHost,
    imapSecurity: z.enum(IMAP_SECURITY).default('implicit-tls'),
    imapPort: z.number().int().min(1).max(65_535).default(993),
    /** Empty: the user of the mail server. */
    imapUser: typedLine(320).default(''),
    imapMailbox: typedLine(200).default('INBOX'),
    /** Whether the report of the last month goes out with a monthly digest, as a PDF document. */
    attachReport: z.boolean().default(false),
    reportPaper: z.enum(PAPERS).default('a4'),
    /** Of that report, which may go on to a provider; `app` is the language of the application. */
    reportLanguage: z.enum(REPORT_LANGUAGES).default('app'),
    passwordStorage: z.enum(SECRET_STORAGES).default('keyring'),
  }),
  fields: {
    from: { kind: 'text', isRequired: true, placeholder: 'you@example.org' },
    to: { kind: 'addresses', isRequired: true, placeholder: 'you@example.org' },
    host: { kind: 'text', isRequired: true, placeholder: 'smtp.example.org' },
    security: { kind: 'choice', choices: MAIL_SECURITY },
    port: { kind: 'number', min: 1, max: 65_535 },
    user: { kind: 'text', isRequired: { auth: ['oauth2'] }, placeholder: 'you@example.org' },
    auth: { kind: 'choice', choices: MAIL_AUTH },
    oauthProvider: { kind: 'choice', choices: OAUTH_PROVIDERS, when: { auth: ['oauth2'] } },
    oauthClientId: { kind: 'text', isRequired: true, when: { auth: ['oauth2'] } },
    oauthTokenUrl: { kind: 'url', isRequired: true, when: { auth: ['oauth2'], oauthProvider: ['other'] } },
    oauthAuthoriseUrl: { kind: 'url', when: { auth: ['oauth2'], oauthProvider: ['other'] } },
    oauthScope: { kind: 'text', when: { auth: ['oauth2'], oauthProvider: ['other'] } },
    cc: { kind: 'addresses', isAdvanced: true },
    bcc: { kind: 'addresses', isAdvanced: true },
    helloName: { kind: 'text', isAdvanced: true, placeholder: 'computer.example.org' },
    ca: PEM_FIELD,
    clientCertificate: PEM_FIELD,
    proxyUrl: { kind: 'text', isAdvanced: true, placeholder: 'socks5://proxy.example.org:1080' },
    dkimDomain: { kind: 'text', isAdvanced: true, placeholder: 'example.org' },
    dkimSelector: { kind: 'text', isAdvanced: true, placeholder: 'linewatch' },
    imapHost: { kind: 'text', isAdvanced: true, placeholder: 'imap.example.org' },
    imapSecurity: { kind: 'choice', isAdvanced: true, choices: IMAP_SECURITY },
    imapPort: { kind: 'number', isAdvanced: true, min: 1, max: 65_535 },
    imapUser: { kind: 'text', isAdvanced: true, placeholder: 'you@example.org' },
    imapMailbox: { kind: 'text', isAdvanced: true, placeholder: 'INBOX' },
    attachReport: { kind: 'switch', isAdvanced: true },
    reportPaper: { kind: 'choice', isAdvanced: true, choices: PAPERS, when: { attachReport: [true] } },
    reportLanguage: {
      kind: 'choice',
      isAdvanced: true,
      choices: REPORT_LANGUAGES,
      when: { attachReport: [true] },
    },
  },
  secrets: {
    password: { kind: 'text', when: { auth: ['password'] } },
    oauthClientSecret: { kind: 'text', when: { auth: ['oauth2'] } },
    oauthRefreshToken: { kind: 'text', isRequired: true, when: { auth: ['oauth2'] } },
    clientKey: { kind: 'pem-key', isAdvanced: true },
    proxyPassword: { kind: 'text', isAdvanced: true },
    dkimKey: { kind: 'pem-key', isAdvanced: true },
    imapPassword: { kind: 'text', isAdvanced: true },
  },
  blames: {
    dns: 'host',
    tls: 'security',
    'starttls-needed': 'security',
    'port-needs-tls': 'security',
    'port-without-tls': 'security',
    'login-not-offered': 'security',
    'not-a-mail-server': 'port',
    'network-refused': 'port',
    authentication: ['password', 'user'],
    'app-password-needed': 'password',
    'password-expired': 'password',
    'login-policy': 'auth',
    'password-login-ended': 'auth',
    'login-disabled': 'auth',
    'login-method': 'auth',
    'login-needed': 'user',
    'consent-needed': 'oauthRefreshToken',
    'client-refused': 'oauthClientId',
    'scope-refused': ['oauthScope', 'oauthProvider'],
    'address-refused': 'oauthTokenUrl',
    'sender-refused': 'from',
    'recipient-refused': 'to',
    'name-refused': 'helloName',
    'proxy-refused': 'proxyUrl',
  },
});
