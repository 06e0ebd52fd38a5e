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
