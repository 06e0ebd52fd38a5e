import { isIP } from 'node:net';

/** How every connection of a measurement is to be made. */
export interface ConnectionOptions {
  readonly ipVersion: 'any' | 'ipv4' | 'ipv6';
  /** An address of this computer to start from; null leaves it to the system. */
  readonly localAddress: string | null;
  /** Address of an HTTP proxy that tunnels HTTPS; null without one. */
  readonly proxyUrl: string | null;
}

/** As the system makes it. */
export const DIRECT: ConnectionOptions = { ipVersion: 'any', localAddress: null, proxyUrl: null };

/** The only IP version that the options leave; 0 where both will do. */
export function getFamily({ ipVersion, localAddress }: ConnectionOptions): 0 | 4 | 6 {
  if (ipVersion === 'ipv4') return 4;
  if (ipVersion === 'ipv6') return 6;
  const family = isIP(localAddress ?? '');
  return family === 4 || family === 6 ? family : 0;
}

/** Whether an address (a name fits always) and the own address are of the version that is wished for. */
export function fitsFamily(host: string, options: ConnectionOptions): boolean {
  const family = getFamily(options);
  if (family === 0) return true;
  return [host, options.localAddress ?? ''].every((one) => isIP(one) === 0 || isIP(one) === family);
}
