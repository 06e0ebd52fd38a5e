import { parseAddress } from '../../../shared/address';

/** An HTTP proxy that tunnels TLS. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Host and port for display and records, without credentials. */
  readonly name: string;
  /** Value of `Proxy-Authorization`; null without credentials. */
  readonly authorization: string | null;
}

const DEFAULT_PORT = 80;

/** Parses the URL of a proxy (`http://user:password@host:port`); null if it is invalid. */
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
