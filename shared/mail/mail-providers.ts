import type { MailSecurity } from '../channels/mail';
import { isWithinDomain } from './mail-host';

/** How a mail provider lets other programs send mail. */
export type MailProviderLogin =
  /** The password of the account. */
  | 'password'
  /** The password of the account, after access for mail programs was switched on in the provider's settings. */
  | 'switch-on'
  /** A password that the provider makes for one program. */
  | 'app-password'
  /** A password of its own for mail programs, set in the provider's settings. */
  | 'mail-password'
  /** Consent in the browser (OAuth 2.0). */
  | 'oauth2'
  /** A program of the provider on this computer, which has a password of its own. */
  | 'bridge';

/** A server for outgoing mail. */
export interface SubmissionServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
}

/** A mail provider, as far as sending mail through it goes. */
export interface MailProvider {
  /** The same in every language. */
  readonly name: string;
  /** What stands behind the @ of its addresses. */
  readonly domains: readonly string[];
  /** Ends of the names of its servers for incoming mail, by which domains of customers are known. */
  readonly mx: readonly string[];
  /** Null where it lets no other program send mail. */
  readonly smtp: SubmissionServer | null;
  /** Its IMAP server, on port 993 with TLS; null where there is none. */
  readonly imap: string | null;
  /** What it calls its users: by their whole address, or by what stands before the @. */
  readonly user: 'address' | 'name';
  readonly login: MailProviderLogin;
  /** Where the provider says how; empty where there is nothing to prepare. */
  readonly helpUrl: string;
}

const tls = (host: string): SubmissionServer => ({ host, port: 465, security: 'implicit-tls' });
const startTls = (host: string): SubmissionServer => ({ host, port: 587, security: 'starttls-required' });

type Rest = Partial<Pick<MailProvider, 'mx' | 'user' | 'login' | 'helpUrl'>>;

function provider(
  name: string,
  domains: string,
  smtp: SubmissionServer | null,
  imap: string | null,
  rest: Rest = {},
): MailProvider {
  return {
    name,
    domains: domains.split(' ').filter((domain) => domain !== ''),
    mx: [],
    smtp,
    imap,
    user: 'address',
    login: 'password',
    helpUrl: '',
    ...rest,
  };
}

/**
 * The largest mail providers, by their own help pages (`helpUrl` where something is to be prepared). Checked against the
 * servers that Thunderbird's database of providers names, October 2026.
 */
export const MAIL_PROVIDERS: readonly MailProvider[] = [
  provider('Gmail', 'gmail.com googlemail.com', tls('smtp.gmail.com'), 'imap.gmail.com', {
    mx: ['google.com', 'googlemail.com'],
    login: 'app-password',
    helpUrl: 'support.google.com/accounts/answer/185833',
  }),
  provider(
    'Outlook.com',
    'outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.br outlook.co.id outlook.dk ' +
      'hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.com.br hotmail.ca hotmail.nl ' +
      'live.com live.co.uk live.de live.fr live.it live.nl live.ca live.com.au live.com.mx live.cn msn.com',
    startTls('smtp-mail.outlook.com'),
    'outlook.office365.com',
    {
      mx: ['olc.protection.outlook.com'],
      login: 'oauth2',
      helpUrl: 'support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040',
    },
  ),
  provider('Microsoft 365', '', startTls('smtp.office365.com'), 'outlook.office365.com', {
    mx: ['mail.protection.outlook.com'],
    login: 'oauth2',
    helpUrl:
      'learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  }),
  provider(
    'Yahoo Mail',
    'yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.in yahoo.co.in yahoo.ca yahoo.com.br ' +
      'yahoo.com.mx yahoo.com.ar yahoo.com.au yahoo.co.id yahoo.com.vn yahoo.com.ph ymail.com rocketmail.com ' +
      'myyahoo.com',
    tls('smtp.mail.yahoo.com'),
    'imap.mail.yahoo.com',
    { mx: ['yahoodns.net'], login: 'app-password', helpUrl: 'help.yahoo.com/kb/SLN15241.html' },
  ),
  provider('AOL Mail', 'aol.com aol.de aol.co.uk aim.com verizon.net', tls('smtp.aol.com'), 'imap.aol.com', {
    login: 'app-password',
    helpUrl: 'help.aol.com/articles/Create-and-manage-app-password',
  }),
  provider('iCloud Mail', 'icloud.com me.com mac.com', startTls('smtp.mail.me.com'), 'imap.mail.me.com', {
    mx: ['mail.icloud.com'],
    login: 'app-password',
    helpUrl: 'support.apple.com/102654',
  }),
  provider('GMX', 'gmx.de gmx.net gmx.at gmx.ch gmx.li gmx.org', tls('mail.gmx.net'), 'imap.gmx.net', {
    mx: ['gmx.net'],
    login: 'switch-on',
    helpUrl: 'hilfe.gmx.net/pop-imap/einschalten.html',
  }),
  provider('GMX', 'gmx.com gmx.us gmx.co.uk gmx.fr gmx.es', tls('mail.gmx.com'), 'imap.gmx.com', {
    login: 'switch-on',
    helpUrl: 'support.gmx.com/pop-imap/toggle.html',
  }),
  provider('mail.com', 'mail.com email.com usa.com', tls('smtp.mail.com'), 'imap.mail.com', {
    login: 'switch-on',
    helpUrl: 'support.mail.com/pop-imap/imap/index.html',
  }),
  provider('WEB.DE', 'web.de email.de', tls('smtp.web.de'), 'imap.web.de', {
    mx: ['web.de'],
    user: 'name',
    login: 'switch-on',
    helpUrl: 'hilfe.web.de/pop-imap/einschalten.html',
  }),
  provider(
    'Telekom Mail',
    't-online.de magenta.de',
    tls('securesmtp.t-online.de'),
    'secureimap.t-online.de',
    { login: 'mail-password', helpUrl: 'www.telekom.de/hilfe' },
  ),
  provider('freenet Mail', 'freenet.de', tls('mx.freenet.de'), 'mx.freenet.de'),
  provider('IONOS', '', tls('smtp.ionos.de'), 'imap.ionos.de', { mx: ['kundenserver.de', 'ionos.de'] }),
  provider('IONOS', '', tls('smtp.ionos.com'), 'imap.ionos.com', { mx: ['perfora.net', 'ionos.com'] }),
  provider('Posteo', 'posteo.de posteo.net posteo.eu posteo.org', tls('posteo.de'), 'posteo.de'),
  provider('mailbox.org', 'mailbox.org', tls('smtp.mailbox.org'), 'imap.mailbox.org', {
    mx: ['mailbox.org'],
  }),
  provider('Fastmail', 'fastmail.com fastmail.fm', tls('smtp.fastmail.com'), 'imap.fastmail.com', {
    mx: ['messagingengine.com'],
    login: 'app-password',
    helpUrl: 'www.fastmail.help/hc/articles/360058752854',
  }),
  provider(
    'Proton Mail',
    'proton.me protonmail.com protonmail.ch pm.me',
    { host: '127.0.0.1', port: 1025, security: 'starttls-required' },
    null,
    { mx: ['protonmail.ch'], login: 'bridge', helpUrl: 'proton.me/mail/bridge' },
  ),
  provider('Tuta', 'tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me', null, null, {
    mx: ['tutanota.de'],
    helpUrl: 'tuta.com/support',
  }),
  provider('Zoho Mail', 'zoho.com zohomail.com', tls('smtp.zoho.com'), 'imap.zoho.com', {
    mx: ['zoho.com'],
    login: 'app-password',
    helpUrl: 'www.zoho.com/mail/help/imap-access.html',
  }),
  provider('Zoho Mail', 'zoho.eu zohomail.eu', tls('smtp.zoho.eu'), 'imap.zoho.eu', {
    mx: ['zoho.eu'],
    login: 'app-password',
    helpUrl: 'www.zoho.com/mail/help/imap-access.html',
  }),
  provider(
    'Yandex Mail',
    'yandex.ru yandex.com yandex.by yandex.kz ya.ru',
    tls('smtp.yandex.com'),
    'imap.yandex.com',
    {
      mx: ['yandex.net', 'yandex.ru'],
      login: 'app-password',
      helpUrl: 'yandex.com/support/id/authorization/app-passwords.html',
    },
  ),
  provider('Mail.ru', 'mail.ru bk.ru inbox.ru list.ru internet.ru', tls('smtp.mail.ru'), 'imap.mail.ru', {
    mx: ['mail.ru'],
    login: 'app-password',
    helpUrl: 'help.mail.ru/mail/security/protection/external',
  }),
  provider('Rambler', 'rambler.ru lenta.ru autorambler.ru', tls('smtp.rambler.ru'), 'imap.rambler.ru', {
    login: 'switch-on',
    helpUrl: 'help.rambler.ru',
  }),
  provider('QQ Mail', 'qq.com vip.qq.com foxmail.com', tls('smtp.qq.com'), 'imap.qq.com', {
    mx: ['qq.com'],
    login: 'app-password',
    helpUrl: 'service.mail.qq.com',
  }),
  ...['163.com', '126.com', 'yeah.net'].map((domain) =>
    provider('NetEase Mail', domain, tls(`smtp.${domain}`), `imap.${domain}`, {
      login: 'app-password',
      helpUrl: 'help.mail.163.com',
    }),
  ),
  provider('Sina Mail', 'sina.com', tls('smtp.sina.com'), 'imap.sina.com', {
    login: 'app-password',
    helpUrl: 'help.sina.com.cn',
  }),
  provider('139 Mail', '139.com', tls('smtp.139.com'), 'imap.139.com', {
    login: 'app-password',
    helpUrl: 'help.mail.10086.cn',
  }),
  provider('Aliyun Mail', 'aliyun.com', tls('smtp.aliyun.com'), 'imap.aliyun.com'),
  provider('Naver Mail', 'naver.com', tls('smtp.naver.com'), 'imap.naver.com', {
    user: 'name',
    login: 'switch-on',
    helpUrl: 'help.naver.com',
  }),
  provider('Daum Mail', 'daum.net hanmail.net', tls('smtp.daum.net'), 'imap.daum.net', {
    user: 'name',
    login: 'switch-on',
    helpUrl: 'cs.daum.net',
  }),
  provider('Orange', 'orange.fr wanadoo.fr', tls('smtp.orange.fr'), 'imap.orange.fr'),
  provider('Free', 'free.fr', tls('smtp.free.fr'), 'imap.free.fr', { user: 'name' }),
  provider('SFR', 'sfr.fr neuf.fr cegetel.net', tls('smtp.sfr.fr'), 'imap.sfr.fr'),
  provider('La Poste', 'laposte.net', tls('smtp.laposte.net'), 'imap.laposte.net', { user: 'name' }),
  provider('Libero', 'libero.it', tls('smtp.libero.it'), 'imapmail.libero.it', {
    login: 'app-password',
    helpUrl: 'aiuto.libero.it',
  }),
  provider('BT Mail', 'btinternet.com btopenworld.com', tls('mail.btinternet.com'), 'mail.btinternet.com'),
  provider('Sky', 'sky.com', tls('smtp.tools.sky.com'), 'imap.tools.sky.com', {
    login: 'app-password',
    helpUrl: 'www.sky.com/help',
  }),
  provider('Comcast Xfinity', 'comcast.net', tls('smtp.comcast.net'), 'imap.comcast.net', {
    login: 'switch-on',
    helpUrl: 'www.xfinity.com/support/articles/third-party-email-access',
  }),
  provider(
    'AT&T Mail',
    'att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net',
    tls('smtp.mail.att.net'),
    'imap.mail.att.net',
    { login: 'app-password', helpUrl: 'www.att.com/support/article/email-support/KM1240308' },
  ),
  provider('Seznam', 'seznam.cz email.cz post.cz', tls('smtp.seznam.cz'), 'imap.seznam.cz', {
    mx: ['seznam.cz'],
  }),
  provider('WP Poczta', 'wp.pl', tls('smtp.wp.pl'), 'imap.wp.pl', { user: 'name' }),
  provider('Bluewin', 'bluewin.ch', tls('smtpauths.bluewin.ch'), 'imaps.bluewin.ch'),
  provider('OVHcloud', '', tls('ssl0.ovh.net'), 'ssl0.ovh.net', { mx: ['mail.ovh.net', 'ovh.net'] }),
  provider('Gandi', '', tls('mail.gandi.net'), 'mail.gandi.net', { mx: ['mail.gandi.net'] }),
];

/** The provider of a domain; null for a domain of somebody's own, or of a provider that is not in the table. */
export function providerOfDomain(domain: string): MailProvider | null {
  const wanted = domain.trim().toLowerCase();
  return MAIL_PROVIDERS.find(({ domains }) => domains.includes(wanted)) ?? null;
}

/** The provider that a domain of a customer is with, by the servers of its incoming mail; null where none is known. */
export function providerOfMx(hosts: readonly string[]): MailProvider | null {
  for (const host of hosts) {
    const name = host.toLowerCase().replace(/\.$/, '');
    const found = MAIL_PROVIDERS.find(({ mx }) => mx.some((end) => isWithinDomain(name, end)));
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether a host on the internet sends the mail of a provider in the table. */
export function isProviderServer(host: string): boolean {
  return MAIL_PROVIDERS.some(({ smtp, login }) => login !== 'bridge' && smtp?.host === host);
}
