import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { hasDefaultRoute } from '../../core/network/default-route';
import type { NetworkSight } from '../failure';

/** What this computer can reach now. */
export function networkSight(): NetworkSight {
  return { hasNetwork: hasNetwork(), hasWayOut: hasWayOut() };
}

/** Whether this computer has an address other than loopback. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some((address) => !address.internal);
}

/**
 * Whether a route leads out of this computer’s networks; if the system does not report routes, whether it has a
 * network.
 */
function hasWayOut(): boolean {
  const ipv4 = getTable('/proc/net/route');
  if (ipv4 === null) return hasNetwork();
  return hasDefaultRoute(ipv4, getTable('/proc/net/ipv6_route') ?? '');
}

function getTable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
