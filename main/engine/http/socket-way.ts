import type { Socket } from 'node:net';
import type { ConnectionUsed } from '../../../shared/connection-used';
import { getInterface } from '../traffic/interface-counters';
import type { Route } from './route';

/** Addresses and proxy of a socket; null parts while it is not open. */
export function connectionUsed({ localAddress, remoteFamily }: Socket, { proxy }: Route): ConnectionUsed {
  return {
    localAddress: localAddress ?? null,
    ipVersion: remoteFamily === 'IPv4' ? 4 : remoteFamily === 'IPv6' ? 6 : null,
    proxy: proxy?.name ?? null,
  };
}

/** The network interface of a socket; null if it does not leave this computer, and while it is not open. */
export function interfaceOfSocket({ localAddress, remoteAddress }: Socket): string | null {
  return getInterface(localAddress ?? null, remoteAddress ?? null);
}
