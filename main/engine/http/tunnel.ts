import type { Socket } from 'node:net';
import type { Failure } from '../failure';
import { beginFault, MAX_HEAD_BYTES, parseHead } from './head';
import type { Proxy } from './proxy';
import type { Route } from './route';

/** The CONNECT request to `target` (RFC 9110, section 9.3.6), with the credentials of the proxy. */
function tunnelRequest({ authorization }: Proxy, target: string): string {
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`, 'User-Agent: Linewatch'];
  if (authorization !== null) lines.push(`Proxy-Authorization: ${authorization}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Asks a proxy for a tunnel over an open connection, and reports the result. */
export function openTunnel(
  socket: Socket,
  proxy: Proxy,
  { host, port }: Pick<Route, 'host' | 'port'>,
  onAnswer: (failure: Failure | null) => void,
): void {
  let seen = Buffer.alloc(0);
  const hear = (piece: Buffer): void => {
    seen = Buffer.concat([seen, piece]);
    const blank = seen.indexOf('\r\n\r\n');
    const fault = blank < 0 ? beginFault(seen) : null;
    if (blank < 0 && fault === null && seen.length < MAX_HEAD_BYTES) return;
    socket.off('data', hear);
    socket.pause();
    if (blank < 0) onAnswer(refusal(proxy, fault?.detail ?? 'endless head'));
    else onAnswer(getAnswer(proxy, seen, blank));
  };
  socket.on('data', hear);
  socket.write(tunnelRequest(proxy, `${host.includes(':') ? `[${host}]` : host}:${port}`));
}

function getAnswer(proxy: Proxy, seen: Buffer, blank: number): Failure | null {
  const head = parseHead(seen.toString('latin1', 0, blank));
  if ('reason' in head) return refusal(proxy, head.detail);
  if (head.status < 200 || head.status >= 300) return refusal(proxy, `HTTP ${head.status}`);
  // In TLS, the client speaks first: bytes that came before that are not from the server.
  return seen.length > blank + 4 ? refusal(proxy, 'more than an answer') : null;
}

const refusal = ({ name }: Proxy, cause: string): Failure => ({
  reason: 'proxy',
  detail: `the proxy ${name} opens no tunnel: ${cause}`,
});
