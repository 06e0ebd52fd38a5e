import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { LocalAddress } from '../../shared/local-address';
import { waysOut } from '../core/network/ways-out';
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

/** Null on systems that have no such file. */
function routeTable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
