import type { Interfaces } from './network-name';

/** Linux's tables of routes, `/proc/net/route` and `/proc/net/ipv6_route`; null where the system has no such file. */
export interface RouteTables {
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

const UP = 0x1;
const ANY_IPV4 = '0'.repeat(8);
const ANY_IPV6 = '0'.repeat(32);

/**
 * The ways to addresses beyond this computer's own networks: interface and gateway of each default route, of IPv4 where
 * there is one. Another address on the same way, or a bridge of containers, changes nothing of it. Where the system does
 * not tell its routes, the IPv4 networks of its real interfaces; empty without a network.
 */
export function waysOut({ ipv4, ipv6 }: RouteTables, interfaces: Interfaces): readonly string[] {
  if (ipv4 === null) return getNetworks(interfaces);
  const found = ipv4.split('\n').slice(1).flatMap(ipv4Way);
  return unique(found.length > 0 ? found : (ipv6 ?? '').split('\n').flatMap(ipv6Way));
}

/** Whether there is a way that was not there before: from no network into one, or from one network into another. */
export function hasReturned(before: readonly string[], after: readonly string[]): boolean {
  return after.some((way) => !before.includes(way));
}

function ipv4Way(line: string): readonly string[] {
  const [name = '', destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
  const isDefault = destination === ANY_IPV4 && mask === ANY_IPV4;
  return isDefault && isUp(flags) ? [`${name} ${gateway}`] : [];
}

/** The kernel keeps a default route that rejects everything, on the loopback interface. */
function ipv6Way(line: string): readonly string[] {
  const [destination, prefix, , , gateway, , , , flags, name] = line.trim().split(/\s+/);
  const isDefault = destination === ANY_IPV6 && prefix === '00' && name !== undefined && name !== 'lo';
  return isDefault && isUp(flags) ? [`${name} ${gateway}`] : [];
}

function isUp(flags = ''): boolean {
  return (Number.parseInt(flags, 16) & UP) !== 0;
}

/** Bridges, tunnels and switches of virtual machines and containers. */
const VIRTUAL = /^(?:br-|bridge|docker|podman|cni|veth|virbr|vmnet|vboxnet|vEthernet|utun|awdl|llw|anpi)/i;

function getNetworks(interfaces: Interfaces): readonly string[] {
  const networks = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([name, addresses]) =>
      (addresses ?? [])
        .filter(
          ({ family, internal, address }) =>
            family === 'IPv4' && !internal && !address.startsWith('169.254.'),
        )
        .map(({ address, netmask }) => `${name} ${getNetwork(address, netmask)}`),
    );
  return unique(networks);
}

function getNetwork(address: string, netmask: string): string {
  const masks = netmask.split('.').map(Number);
  return address
    .split('.')
    .map((byte, index) => Number(byte) & (masks[index] ?? 0))
    .join('.');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
