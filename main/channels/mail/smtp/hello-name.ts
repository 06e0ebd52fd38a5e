import { hostname, networkInterfaces } from 'node:os';
import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { isHelloName } from '../../../../shared/mail/hello-name';

/** The names and addresses of a computer. */
export interface Computer {
  readonly name: string;
  /** Its addresses without loopback, the most public one first. */
  readonly addresses: readonly string[];
}

/** Domains that do not exist in the public DNS: RFC 6761, RFC 6762, RFC 8375, ICANN’s list of name collisions. */
const OWN_ENDINGS: readonly string[] = [
  ...['local', 'localdomain', 'localhost', 'lan', 'home', 'internal', 'intranet', 'private', 'corp'],
  ...['mail', 'workgroup', 'arpa', 'test', 'example', 'invalid', 'onion', 'alt'],
];

/**
 * The name for EHLO: the one in the settings, the computer’s name if it is a public one, or else its address (RFC
 * 5321 §4.1.4). Always valid by RFC 5321 §4.1.1.1.
 */
export function helloName(own: string, computer: Computer): string {
  if (own !== '') return own;
  const name = domainToASCII(computer.name.trim().replace(/\.$/, '')).toLowerCase();
  const labels = name.split('.');
  const isKnown = labels.length > 1 && !OWN_ENDINGS.includes(labels.at(-1) ?? '') && isHelloName(name);
  return isKnown && isIP(name) === 0 ? name : literal(computer.addresses[0] ?? '127.0.0.1');
}

/** RFC 5321 §4.1.3. The zone of an address is omitted, since it is local. */
function literal(address: string): string {
  const [bare = address] = address.split('%');
  return isIPv6(bare) ? `[IPv6:${bare}]` : `[${bare}]`;
}

/** This computer. */
export function thisComputer(): Computer {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .toSorted((one, other) => rank(one.address) - rank(other.address))
    .map(({ address }) => address);
  return { name: hostname(), addresses };
}

/** IPv4 before IPv6, link-local addresses last. */
function rank(address: string): number {
  if (!isIPv6(address)) return address.startsWith('169.254.') ? 2 : 0;
  return /^fe[89ab]/i.test(address) ? 3 : 1;
}
