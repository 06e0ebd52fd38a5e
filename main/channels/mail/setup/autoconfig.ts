import type { MailProposal } from '../../../../shared/mail/mail-proposal';
import { partsOf } from '../../../../shared/mail/mail-proposal';
import type { SubmissionServer } from '../../../../shared/mail/mail-providers';
import { isMailHostName } from './host-name';

/** A document of a domain for mail programs is a few KB. */
export const MAX_CONFIG_BYTES = 100_000;

/**
 * Where a domain tells mail programs its servers (format of Thunderbird, `config-v1.1.xml`). Over TLS only: a password
 * goes to the server that is named there. The address of the user is not sent.
 */
export function configUrls(domain: string): readonly string[] {
  return [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ].filter((url) => URL.canParse(url));
}

/**
 * What such a document proposes for an address: its first server for outgoing mail that encrypts, with password or
 * OAuth 2.0. Null where it has none, or cannot be read.
 */
export function readAutoconfig(xml: string, address: string): MailProposal | null {
  const text = xml.slice(0, MAX_CONFIG_BYTES).replace(/<!--[\s\S]*?-->/g, '');
  if (!/<clientConfig[\s>]/.test(text)) return null;
  const [smtp] = serversIn(text, 'outgoingServer', 'smtp', address).filter(isUsable);
  if (smtp === undefined) return null;
  const imap = serversIn(text, 'incomingServer', 'imap', address).find(({ socket }) => socket === 'SSL');
  return {
    source: 'autoconfig',
    provider: valueOf(text, 'displayShortName', address) || valueOf(text, 'displayName', address),
    smtp: {
      host: smtp.host,
      port: smtp.port,
      security: smtp.socket === 'SSL' ? 'implicit-tls' : 'starttls-required',
    } satisfies SubmissionServer,
    user: smtp.user,
    login: smtp.methods.every((method) => method === 'OAuth2') ? 'oauth2' : 'password',
    helpUrl: '',
    imap: imap === undefined ? null : { host: imap.host, port: imap.port },
  };
}

interface Server {
  readonly host: string;
  readonly port: number;
  readonly socket: string;
  readonly user: string;
  readonly methods: readonly string[];
}

const METHODS = ['password-cleartext', 'password-encrypted', 'plain', 'OAuth2'];

function isUsable({ socket, methods }: Server): boolean {
  return (socket === 'SSL' || socket === 'STARTTLS') && methods.some((method) => METHODS.includes(method));
}

function serversIn(text: string, element: string, type: string, address: string): readonly Server[] {
  const blocks = text.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}>`, 'g'));
  return [...blocks].flatMap(([, attributes = '', body = '']) => {
    if (!new RegExp(`\\btype=["']${type}["']`).test(attributes)) return [];
    const host = valueOf(body, 'hostname', address).toLowerCase();
    const port = Number(valueOf(body, 'port', address));
    if (!isMailHostName(host) || !Number.isInteger(port) || port < 1 || port > 65_535) return [];
    return [
      {
        host,
        port,
        socket: valueOf(body, 'socketType', address),
        user: valueOf(body, 'username', address) || address,
        methods: valuesOf(body, 'authentication', address),
      },
    ];
  });
}

function valueOf(text: string, element: string, address: string): string {
  return valuesOf(text, element, address)[0] ?? '';
}

function valuesOf(text: string, element: string, address: string): readonly string[] {
  const found = text.matchAll(new RegExp(`<${element}\\b[^>]*>([^<]{0,300})</${element}>`, 'g'));
  return [...found].map(([, value = '']) => filledIn(unescaped(value.trim()), address));
}

/** The placeholders of the format. */
function filledIn(value: string, address: string): string {
  const { name, domain } = partsOf(address);
  return value
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', name)
    .replaceAll('%EMAILDOMAIN%', domain);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
