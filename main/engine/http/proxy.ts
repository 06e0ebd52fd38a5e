import { parseAddress } from '../../../shared/address';

/** An HTTP proxy that leads to servers over TLS. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Host and port, as they are shown and recorded: without who signs in. */
  readonly name: string;
  /** Value of `Proxy-Authorization`; null where its address names nobody. */
  readonly authorization: string | null;
}

const DEFAULT_PORT = 80;

/** Reads the address of a proxy (`http://user:password@host:port`); null if it is none. */
export function parseProxy(text: string): Proxy | null {
  const address = parseAddress(text, ['http']);
  if (address === null) return null;
  const { url, credentials } = address;
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    name: `${url.hostname}:${port}`,
    authorization:
      credentials === null ? null : `Basic ${base64(`${credentials.user}:${credentials.password}`)}`,
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
