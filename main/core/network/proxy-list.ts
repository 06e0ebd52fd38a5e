import { parseAddress } from '../../../shared/address';

/** What the system says of the proxies for an address. */
export interface ProxyChoice {
  /** Address of the HTTP proxy to use; null goes direct. */
  readonly url: string | null;
  /** Entries of a kind that Linewatch does not speak, or with an address that is none. */
  readonly unsupported: readonly string[];
}

/** Reads a list as browsers write it (`PROXY host:port; DIRECT`): the first entry that can be used wins. */
export function chooseProxy(list: string): ProxyChoice {
  const unsupported: string[] = [];
  for (const entry of list.split(';').map((part) => part.trim())) {
    const [kind = '', address] = entry.split(/\s+/);
    if (/^DIRECT$/i.test(kind)) break;
    const url = `http://${address ?? ''}`;
    if (/^PROXY$/i.test(kind) && parseAddress(url, ['http']) !== null) return { url, unsupported };
    if (entry !== '') unsupported.push(entry);
  }
  return { url: null, unsupported };
}
