import { isIP } from 'node:net';
import type { Failure } from '../failure';
import { getFamily, fitsFamily, type ConnectionOptions } from './connection-options';
import { parseProxy, type Proxy } from './proxy';

/** The route of a connection to the host of a URL. */
export interface Route {
  /** The host of the URL, without brackets. */
  readonly host: string;
  /** Host and port as in the URL, for failure texts. */
  readonly name: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Null for a direct connection. */
  readonly proxy: Proxy | null;
  /** The first peer to connect to, as options for node:net and node:tls. */
  readonly peer: {
    readonly host: string;
    readonly port: number;
    readonly family: 0 | 4 | 6;
    readonly localAddress?: string;
  };
  /** Options for TLS with the host. HTTP/2 is not offered, since its streams would share one window. */
  readonly tls: { readonly ALPNProtocols: string[]; readonly servername?: string };
  /** Why this route cannot be used; null if it can. */
  readonly obstacle: Failure | null;
}

/** Determines the route to the host of a URL (http, https, ws or wss). A proxy is used for TLS only. */
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
