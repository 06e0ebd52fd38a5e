import { isIP } from 'node:net';

/** How every connection of a measurement is made. */
export interface ConnectionOptions {
  readonly ipVersion: 'any' | 'ipv4' | 'ipv6';
  /** Local address to bind to; null for the choice of the system. */
  readonly localAddress: string | null;
  /** URL of an HTTP proxy that tunnels HTTPS; null without one. */
  readonly proxyUrl: string | null;
}

/** Default of the system. */
export const DIRECT: ConnectionOptions = { ipVersion: 'any', localAddress: null, proxyUrl: null };

/** The only IP version that the options allow; 0 for both. */
export function getFamily({ ipVersion, localAddress }: ConnectionOptions): 0 | 4 | 6 {
  if (ipVersion === 'ipv4') return 4;
  if (ipVersion === 'ipv6') return 6;
  const family = isIP(localAddress ?? '');
  return family === 4 || family === 6 ? family : 0;
}

/** Whether an address and the local address have the required IP version. A host name always fits. */
export function fitsFamily(host: string, options: ConnectionOptions): boolean {
  const family = getFamily(options);
  if (family === 0) return true;
  return [host, options.localAddress ?? ''].every((one) => isIP(one) === 0 || isIP(one) === family);
}
