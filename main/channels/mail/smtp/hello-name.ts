import { hostname, networkInterfaces } from 'node:os';
import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { isHelloName } from '../../../../shared/mail/hello-name';

/** What a computer knows of itself. */
export interface Computer {
  readonly name: string;
  /** Its addresses in the network, the best known first; without its loopback. */
  readonly addresses: readonly string[];
}

/** Endings that no name server of the internet knows: RFC 6761, RFC 6762, RFC 8375, ICANN's list of collisions. */
const OWN_ENDINGS: readonly string[] = [
  ...['local', 'localdomain', 'localhost', 'lan', 'home', 'internal', 'intranet', 'private', 'corp'],
  ...['mail', 'workgroup', 'arpa', 'test', 'example', 'invalid', 'onion', 'alt'],
];

/**
 * What the computer calls itself at a mail server: what the settings say, or its name where that is one of the internet,
 * or else its address (RFC 5321 §4.1.4). Always a name that RFC 5321 §4.1.1.1 allows.
 */
export function helloName(own: string, computer: Computer): string {
  if (own !== '') return own;
  const name = domainToASCII(computer.name.trim().replace(/\.$/, '')).toLowerCase();
  const labels = name.split('.');
  const isKnown = labels.length > 1 && !OWN_ENDINGS.includes(labels.at(-1) ?? '') && isHelloName(name);
  return isKnown && isIP(name) === 0 ? name : literal(computer.addresses[0] ?? '127.0.0.1');
}

/** RFC 5321 §4.1.3; the zone of an address is known to this computer alone. */
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

/** Addresses of version 4 before those of version 6, and those that only the own link knows last. */
function rank(address: string): number {
  if (!isIPv6(address)) return address.startsWith('169.254.') ? 2 : 0;
  return /^fe[89ab]/i.test(address) ? 3 : 1;
}
