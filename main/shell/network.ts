import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { LocalAddress } from '../../shared/ipc';
import { defaultInterface, localAddresses, networkName } from '../core/network-name';

/** The network that the computer is in now; null where there is none. */
export function currentNetwork(): string | null {
  return networkName(networkInterfaces(), defaultInterface(routeTable()));
}

/** The addresses of this computer. */
export function ownAddresses(): readonly LocalAddress[] {
  return localAddresses(networkInterfaces());
}

/** Whether this computer has an address, its loopback included. */
export function hasAddress(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address));
}

/** Empty on systems that have no such file. */
function routeTable(): string {
  try {
    return readFileSync('/proc/net/route', 'utf8');
  } catch {
    return '';
  }
}
