import { readMailHost } from './mail/mail-host';

/** Addresses of one far target: IPv4, IPv6 and a name or two. */
export const MOST_WATCH_ADDRESSES = 4;

/** Whether a text is one host of the network: a name, or an address of IPv4 or IPv6 without brackets. */
export function isHostAddress(text: string): boolean {
  const read = readMailHost(text);
  return read.kind === 'host' && read.port === null && read.host === text.trim().toLowerCase();
}

/** The addresses of one host as a person types them, with spaces, commas or semicolons between; null if one is none. */
export function watchAddressesIn(typed: string): readonly string[] | null {
  const addresses = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const isFine = addresses.length >= 1 && addresses.length <= MOST_WATCH_ADDRESSES;
  return isFine && addresses.every(isHostAddress) ? addresses.map((address) => address.toLowerCase()) : null;
}

/** Three hosts of different operators that answer on every continent: Cloudflare, Google, Quad9. */
export const USUAL_WATCH_TARGETS = [
  { addresses: ['1.1.1.1', '2606:4700:4700::1111'], port: 443 },
  { addresses: ['8.8.8.8', '2001:4860:4860::8888'], port: 443 },
  { addresses: ['9.9.9.9', '2620:fe::fe'], port: 443 },
] as const;

/** More targets make no outage surer. */
export const MOST_WATCH_TARGETS = 8;
