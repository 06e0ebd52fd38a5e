import { isIP } from 'node:net';
import type { Failure } from '../failure';
import { getFamily, fitsFamily, type ConnectionOptions } from './connection-options';
import { parseProxy, type Proxy } from './proxy';

/** Which way a connection takes to the host of an address. */
export interface Route {
  /** The host of the address, without brackets. */
  readonly host: string;
  /** Host and port as the address has them, to be named in a failure. */
  readonly name: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Null where it goes straight there. */
  readonly proxy: Proxy | null;
  /** Whom to connect to first, in the words of node:net and node:tls. */
  readonly peer: {
    readonly host: string;
    readonly port: number;
    readonly family: 0 | 4 | 6;
    readonly localAddress?: string;
  };
  /** For TLS with the host of the address. HTTP/2 is not offered: its streams would share one window. */
  readonly tls: { readonly ALPNProtocols: string[]; readonly servername?: string };
  /** Why this way cannot be gone at all; null where it can. */
  readonly obstacle: Failure | null;
}

/** Finds the way to the host of an address (http, https, ws or wss). A proxy is used for TLS only. */
export function routeTo(url: URL, options: ConnectionOptions): Route {
  const isTls = url.protocol === 'https:' || url.protocol === 'wss:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const proxyUrl = isTls ? options.proxyUrl : null;
  const proxy = proxyUrl === null ? null : parseProxy(proxyUrl);
  const first = proxy ?? { host, port };
  return {
    host,
    name: url.host,
    port,
    isTls,
    proxy,
    peer: {
      host: first.host,
      port: first.port,
      family: getFamily(options),
      ...(options.localAddress !== null && { localAddress: options.localAddress }),
    },
    tls: { ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 && { servername: host }) },
    obstacle: findObstacle(url, first.host, proxyUrl !== null && proxy === null, options),
  };
}

function findObstacle(
  url: URL,
  peerHost: string,
  isProxyUnreadable: boolean,
  options: ConnectionOptions,
): Failure | null {
  if (isProxyUnreadable) return { reason: 'proxy', detail: 'the address of the proxy cannot be read' };
  if (fitsFamily(peerHost, options)) return null;
  const detail = `${url.host} cannot be reached over the IP version or the address that is set`;
  return { reason: 'no-server', detail };
}
