import type { MailProposal } from '../../../../shared/mail/mail-proposal';
import { partsOf } from '../../../../shared/mail/mail-proposal';
import { cleanForeignText } from '../../../../shared/texts/foreign-text';
import { isMailHostName } from './host-name';
import { readTags } from './tags';

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
  const [all, ...blocks] = blocksIn(xml.slice(0, MAX_CONFIG_BYTES));
  if (all === undefined) return null;
  const [smtp] = serversIn(blocks, 'outgoingServer', 'smtp', address).filter(isUsable);
  if (smtp === undefined) return null;
  const imap = serversIn(blocks, 'incomingServer', 'imap', address).find(({ socket }) => socket === 'SSL');
  return {
    source: 'autoconfig',
    provider: cleanForeignText(
      valueOf(all, 'displayShortName', address) || valueOf(all, 'displayName', address),
      MAX_NAME,
    ),
    smtp: {
      host: smtp.host,
      port: smtp.port,
      security: smtp.socket === 'SSL' ? 'implicit-tls' : 'starttls-required',
    },
    user: smtp.user,
    login: smtp.methods.every((method) => method === 'OAuth2') ? 'oauth2' : 'password',
    helpUrl: '',
    imap: imap === undefined ? null : { host: imap.host, port: imap.port },
    needsConsent: false,
  };
}

interface Server {
  readonly host: string;
  readonly port: number;
  readonly socket: string;
  readonly user: string;
  readonly methods: readonly string[];
}

const SERVER_ELEMENTS: readonly string[] = ['incomingServer', 'outgoingServer'];
/** No value is longer, and no server names more ways to log in. */
const [MAX_VALUE, MAX_VALUES] = [300, 20];
/** The name of a provider is cut after so many characters. */
const MAX_NAME = 100;
const METHODS = ['password-cleartext', 'password-encrypted', 'plain', 'OAuth2'];

function isUsable({ socket, methods }: Server): boolean {
  return (socket === 'SSL' || socket === 'STARTTLS') && methods.some((method) => METHODS.includes(method));
}

/** An element that holds others, and the texts of those by their names. */
interface Block {
  readonly element: string;
  readonly attributes: string;
  readonly values: Map<string, readonly string[]>;
}

/** The document itself, and each server that is whole; nothing where it is no document of this format. */
function blocksIn(xml: string): readonly Block[] {
  const all: Block = { element: 'clientConfig', attributes: '', values: new Map() };
  const servers: Block[] = [];
  let open: Block | null = null;
  let isConfig = false;
  for (const { name, attributes, text } of readTags(xml)) {
    isConfig ||= name === 'clientConfig';
    if (open !== null && name === `/${open.element}`) {
      servers.push(open);
      open = null;
    } else if (SERVER_ELEMENTS.includes(name)) {
      open = { element: name, attributes, values: new Map() };
    } else if (!name.startsWith('/') && text.length <= MAX_VALUE) {
      const { values } = open ?? all;
      values.set(name, [...(values.get(name) ?? []).slice(0, MAX_VALUES), text]);
    }
  }
  return isConfig ? [all, ...servers] : [];
}

function serversIn(
  blocks: readonly Block[],
  element: string,
  type: string,
  address: string,
): readonly Server[] {
  return blocks.flatMap((block) => {
    const isWanted =
      block.element === element && new RegExp(`\\btype=["']${type}["']`).test(block.attributes);
    if (!isWanted) return [];
    const host = valueOf(block, 'hostname', address).toLowerCase();
    const port = Number(valueOf(block, 'port', address));
    if (!isMailHostName(host) || !Number.isInteger(port) || port < 1 || port > 65_535) return [];
    const user = valueOf(block, 'username', address) || address;
    // A user name is not cleaned but refused: a changed one is another user.
    if (cleanForeignText(user) !== user) return [];
    return [
      {
        host,
        port,
        socket: valueOf(block, 'socketType', address),
        user,
        methods: valuesOf(block, 'authentication', address),
      },
    ];
  });
}

function valueOf(block: Block, element: string, address: string): string {
  return valuesOf(block, element, address)[0] ?? '';
}

function valuesOf({ values }: Block, element: string, address: string): readonly string[] {
  return (values.get(element) ?? []).map((value) => filledIn(unescaped(value.trim()), address));
}

/** The placeholders of the format. */
function filledIn(value: string, address: string): string {
  const { name, domain } = partsOf(address);
  return value
    .replaceAll('%EMAILADDRESS%', () => address)
    .replaceAll('%EMAILLOCALPART%', () => name)
    .replaceAll('%EMAILDOMAIN%', () => domain);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
