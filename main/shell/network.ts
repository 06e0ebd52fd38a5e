import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { LocalAddress } from '../../shared/local-address';
import { waysOut } from '../core/network/ways-out';
import { ipv4Gateway, ipv6Gateway } from '../core/outages/default-gateway';
import { defaultInterface, localAddresses, networkName } from '../core/network/network-name';

/** The network that the computer is in now; null where there is none. */
export function currentNetwork(): string | null {
  return networkName(networkInterfaces(), defaultInterface(routeTable('/proc/net/route') ?? ''));
}

/** The addresses of this computer. */
export function ownAddresses(): readonly LocalAddress[] {
  return localAddresses(networkInterfaces());
}

/** Whether this computer has an address, its loopback included. */
export function hasAddress(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address));
}

/** The ways out of this computer's own networks; empty where there is none. */
export function currentWaysOut(): readonly string[] {
  const tables = { ipv4: routeTable('/proc/net/route'), ipv6: routeTable('/proc/net/ipv6_route') };
  return waysOut(tables, networkInterfaces());
}

/** The interface that leads out, of IPv4 where there is one; null without any, and where the system does not tell. */
export function wayOutInterface(): string | null {
  const ipv4 = ipv4Gateway(routeTable('/proc/net/route') ?? '');
  return (ipv4 ?? ipv6Gateway(routeTable('/proc/net/ipv6_route') ?? ''))?.interfaceName ?? null;
}

/** Null on systems that have no such file. */
function routeTable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
