import type { Socket } from 'node:net';
import type { ConnectionUsed } from '../../../shared/run';
import { getInterface } from '../traffic/interface-counters';
import type { Route } from './route';

/** Which way the bytes of a socket take; parts are null while it is not open. */
export function connectionUsed({ localAddress, remoteFamily }: Socket, { proxy }: Route): ConnectionUsed {
  return {
    localAddress: localAddress ?? null,
    ipVersion: remoteFamily === 'IPv4' ? 4 : remoteFamily === 'IPv6' ? 6 : null,
    proxy: proxy?.name ?? null,
  };
}

/** The interface that a socket goes out by; null where it does not leave this computer, and while it is not open. */
export function interfaceOfSocket({ localAddress, remoteAddress }: Socket): string | null {
  return getInterface(localAddress ?? null, remoteAddress ?? null);
}
