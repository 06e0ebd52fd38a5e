/** What a person entered as the name of a mail server. */
export type MailHost =
  | {
      readonly kind: 'host';
      /** A name, in its own script; or an IP address without brackets. */
      readonly host: string;
      /** A port that was entered with it; null without one. */
      readonly port: number | null;
    }
  | { readonly kind: 'fault'; readonly problem: 'not-a-host' | 'host-is-web-address' | 'port-range' };

const MAX_LENGTH = 253;
/** Marks of direction and width that come along when a name is copied, and the dots of full width. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WIDE_DOTS = /[\u3002\uff0e\uff61]/g;

/**
 * Reads the name of a mail server as people enter it: with spaces around it, in brackets, with a port behind it, as an
 * address of a mail program (`smtp://`), in capitals, with a dot at its end. What means something else is a fault.
 */
export function readMailHost(typed: string): MailHost {
  const text = typed.normalize('NFC').replace(UNSEEN, '').replace(WIDE_DOTS, '.').trim();
  if (/^https?:\/\//i.test(text)) return fault('host-is-web-address');
  const bare = text.replace(/^(?:smtps?|imaps?|submissions?|ssl|tls):\/\//i, '').replace(/\/$/, '');
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(bare) ?? [null, bare];
  const host = getName(name);
  if (host === null) return fault('not-a-host');
  if (port === undefined) return { kind: 'host', host, port: null };
  const number = Number(port);
  return number >= 1 && number <= 65_535 ? { kind: 'host', host, port: number } : fault('port-range');
}

/** A host as the network knows it: an international name in its ASCII form (RFC 5891), all others as they are. */
export function asciiHost(host: string): string {
  return /^[\0-\x7f]*$/.test(host) ? host : (getHostname(host) ?? host);
}

/** Whether a host is a domain or one of its names. Both in lower case, without a dot at the end. */
export function isWithinDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/**
 * The settings of mail, with the ports that stand behind the names of its servers in the settings of their own. Anything
 * else is left as it is, whatever it is.
 */
export function withPortsOfHosts<T>(mail: T): T {
  if (typeof mail !== 'object' || mail === null) return mail;
  const moved = HOSTS.flatMap(([host, port]) => {
    const typed: unknown = Reflect.get(mail, host);
    const read = typeof typed === 'string' ? readMailHost(typed) : null;
    return read?.kind === 'host' && read.port !== null ? [{ [host]: read.host, [port]: read.port }] : [];
  });
  return moved.length === 0 ? mail : (Object.assign({}, mail, ...moved) as T);
}

const HOSTS = [
  ['host', 'port'],
  ['imapHost', 'imapPort'],
] as const;

function fault(problem: Extract<MailHost, { kind: 'fault' }>['problem']): MailHost {
  return { kind: 'fault', problem };
}

/** Null where it is neither a name nor an address of the network. */
function getName(text: string): string | null {
  const inBrackets = /^\[(.*)\]$/.exec(text)?.[1];
  const name = (inBrackets ?? text)
    .replace(/^IPv6:/i, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (name.includes(':')) return getHostname(`[${name}]`) === null ? null : name;
  const ascii = getHostname(name);
  if (ascii === null || ascii.length > MAX_LENGTH) return null;
  // The web reads 1.2 and 0x7f.1 as addresses; nobody means one by them.
  if (/^[\d.]+$/.test(ascii)) return ascii === name ? name : null;
  if (inBrackets !== undefined) return null;
  const isName = ascii.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  if (!isName) return null;
  return /(?:^|\.)xn--/.test(ascii) ? name : ascii;
}

function getHostname(host: string): string | null {
  if (host === '' || /[\s/?#@\\%]/.test(host)) return null;
  const url = `http://${host}/`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}
