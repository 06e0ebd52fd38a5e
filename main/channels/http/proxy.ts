import { request as requestPlain, type RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { parseAddress } from '../../../shared/address';
import { basicLogin } from './requests/request';

/** Error codes of the proxy, interpreted by `problemOfError`. */
export const PROXY_FAULTS = {
  /** The proxy is not reachable. */
  unreachable: 'EPROXYUNREACHABLE',
  /** The proxy refuses the credentials or the target. */
  refused: 'EPROXYREFUSED',
  /** The proxy cannot reach the service. */
  cannotReach: 'EPROXYTARGET',
} as const;

export interface ProxyFault {
  readonly kind: 'failed';
  readonly code: string;
  readonly detail: string;
  readonly isWritten: false;
}

/** How a request reaches its server: additional request options. */
export interface Way {
  readonly kind: 'way';
  readonly options: RequestOptions;
  /** Host and port of the proxy that forwards the request; null if it goes to the server. */
  readonly forwardedBy: string | null;
}

export interface WayOptions {
  /** URL of an HTTP proxy, with its credentials; null for a direct connection. */
  readonly proxyUrl: string | null;
  readonly trusted?: readonly string[];
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** The way to a server: directly, through a tunnel for HTTPS, or by a forwarding proxy for HTTP. */
export async function wayTo(url: URL, options: WayOptions): Promise<Way | ProxyFault> {
  const { proxyUrl, trusted } = options;
  const proxy = proxyUrl === null ? null : parseAddress(proxyUrl, ['http']);
  const isSecure = url.protocol === 'https:';
  const trust = isSecure && trusted !== undefined ? { ca: [...trusted] } : {};
  if (proxy === null) return { kind: 'way', options: { agent: false, ...trust }, forwardedBy: null };
  const { host, port } = { host: bareHost(proxy.url), port: getPort(proxy.url) };
  const { credentials } = proxy;
  const login = credentials === null ? undefined : `${credentials.user}:${credentials.password}`;
  const { Authorization: authorization } = basicLogin(login);
  const headers = authorization === undefined ? {} : { 'Proxy-Authorization': authorization };
  const name = `${host}:${port}`;
  if (!isSecure) {
    const forward = { agent: false, protocol: 'http:', host, hostname: host, port, path: url.href };
    return {
      kind: 'way',
      options: { ...forward, headers: { ...headers, Host: url.host } },
      forwardedBy: name,
    };
  }
  const tunnel = await openTunnel({ host, port, headers, name }, url, options);
  if ('kind' in tunnel) return tunnel;
  const target = bareHost(url);
  const secure = {
    socket: tunnel,
    host: target,
    ...(/[a-z]/i.test(target) && { servername: target }),
    ...trust,
  };
  return { kind: 'way', options: { createConnection: () => connectSecurely(secure) }, forwardedBy: null };
}

interface Proxy {
  readonly host: string;
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly name: string;
}

/** Asks a proxy for a tunnel (RFC 9110 §9.3.6). Always ends. */
function openTunnel(
  { host, port, headers, name }: Proxy,
  url: URL,
  { deadlineMs, signal }: WayOptions,
): Promise<Socket | ProxyFault> {
  return new Promise((resolve) => {
    const target = `${url.hostname}:${getPort(url)}`;
    const asking = requestPlain({
      host,
      port,
      method: 'CONNECT',
      path: target,
      agent: false,
      headers: { ...headers, Host: target, 'User-Agent': 'Linewatch' },
    });
    const finish = (end: Socket | ProxyFault): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onTimeout);
      if ('kind' in end) asking.destroy();
      resolve(end);
    };
    const fail = (code: string, detail: string) =>
      finish({ kind: 'failed', code, detail: `proxy ${name}: ${detail}`, isWritten: false });
    const onTimeout = () => fail(PROXY_FAULTS.unreachable, 'no answer in time');
    const timer = setTimeout(onTimeout, deadlineMs);
    signal.addEventListener('abort', onTimeout);
    asking.on('error', (error) => fail(PROXY_FAULTS.unreachable, error.message));
    asking.on('connect', ({ statusCode = 0, statusMessage = '' }, socket: Socket) => {
      if (statusCode >= 200 && statusCode < 300) return finish(socket);
      socket.destroy();
      const isRefusal = statusCode >= 400 && statusCode < 500;
      const code = isRefusal ? PROXY_FAULTS.refused : PROXY_FAULTS.cannotReach;
      fail(code, `${statusCode} ${statusMessage}`.trim());
    });
    if (signal.aborted) onTimeout();
    else asking.end();
  });
}

/** The host of a URL for connections: an IPv6 address without brackets. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function getPort({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
