import { cleanForeignText } from '../../../shared/texts/foreign-text';
import type { LocalAddress } from '../../../shared/local-address';

/** An address of an interface, as `os.networkInterfaces()` gives it. */
interface InterfaceAddress {
  readonly address: string;
  readonly netmask: string;
  readonly family: 'IPv4' | 'IPv6';
  /** Whether it is only reached from this computer. */
  readonly internal: boolean;
  /** The address with the length of its prefix. */
  readonly cidr: string | null;
}

/** Addresses by interface. */
export type Interfaces = Readonly<Record<string, readonly InterfaceAddress[] | undefined>>;

const UP_AND_GATEWAY = 0x3;

/** The interface of the default route with the smallest metric, by Linux's `/proc/net/route`; null without one. */
export function defaultInterface(routeTable: string): string | null {
  const routes = routeTable
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, destination, , flags, , , , mask]) =>
        destination === '00000000' &&
        mask === '00000000' &&
        (Number.parseInt(flags ?? '', 16) & UP_AND_GATEWAY) === UP_AND_GATEWAY,
    )
    .sort((a, b) => Number(a[6]) - Number(b[6]));
  return routes[0]?.[0] ?? null;
}

/**
 * The network that the computer is in, as its user knows it: `wlan0, 192.168.1.0/24`. Of the interface of the
 * default route, else of the first one with an address that others can reach; null without any.
 */
export function networkName(interfaces: Interfaces, preferred: string | null): string | null {
  const names = Object.keys(interfaces);
  const ordered = preferred === null ? names : [preferred, ...names];
  for (const name of ordered) {
    const usable = (interfaces[name] ?? []).filter(isReachable);
    const address = usable.find(({ family }) => family === 'IPv4') ?? usable[0];
    if (address !== undefined) return cleanForeignText(`${name}, ${getSubnet(address)}`);
  }
  return null;
}

/** The addresses of this computer that a measurement can start from. */
export function localAddresses(interfaces: Interfaces): readonly LocalAddress[] {
  return Object.entries(interfaces).flatMap(([interfaceName, list]) =>
    (list ?? []).filter(isReachable).map(({ address, family }) => ({
      interfaceName: cleanForeignText(interfaceName),
      address,
      ipVersion: family === 'IPv4' ? (4 as const) : (6 as const),
    })),
  );
}

function isReachable({ internal, address }: InterfaceAddress): boolean {
  return !internal && !address.toLowerCase().startsWith('fe80:');
}

function getSubnet({ address, netmask, family, cidr }: InterfaceAddress): string {
  const prefix = cidr?.split('/')[1] ?? '';
  if (family === 'IPv4') {
    const masks = netmask.split('.').map(Number);
    const bytes = address.split('.').map((byte, index) => Number(byte) & (masks[index] ?? 0));
    return `${bytes.join('.')}/${prefix}`;
  }
  return `${getGroups(address)
    .slice(0, Math.ceil(Number(prefix) / 16))
    .join(':')}::/${prefix}`;
}

/** The eight groups of an IPv6 address. */
function getGroups(address: string): readonly string[] {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
