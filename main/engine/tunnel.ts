import type { Socket } from 'node:net';
import type { Failure } from './failure';
import { MAX_HEAD_BYTES, parseHead } from './http-head';

/** Host and port of a proxy, as they are shown: without what it is entered with. */
export function proxyName(proxyUrl: string): string {
  const { hostname, port } = new URL(proxyUrl);
  return `${hostname}:${port === '' ? '80' : port}`;
}

/** The request for a tunnel to `target` (RFC 9110, section 9.3.6); the user of the proxy's address signs in. */
export function tunnelRequest(proxyUrl: string, target: string): string {
  const { username, password } = new URL(proxyUrl);
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`, 'User-Agent: Linewatch'];
  if (username !== '' || password !== '') {
    const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    lines.push(`Proxy-Authorization: Basic ${Buffer.from(user).toString('base64')}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Asks a proxy for a tunnel over a connection to it that stands; tells whether it opened. */
export function openTunnel(
  socket: Socket,
  proxyUrl: string,
  target: string,
  onAnswer: (failure: Failure | null) => void,
): void {
  let seen = Buffer.alloc(0);
  const hear = (piece: Buffer): void => {
    seen = Buffer.concat([seen, piece]);
    const blank = seen.indexOf('\r\n\r\n');
    if (blank < 0 && seen.length < MAX_HEAD_BYTES) return;
    socket.off('data', hear);
    socket.pause();
    onAnswer(blank < 0 ? refusal(proxyUrl, 'endless head') : answerOf(proxyUrl, seen, blank));
  };
  socket.on('data', hear);
  socket.write(tunnelRequest(proxyUrl, target));
}

function answerOf(proxyUrl: string, seen: Buffer, blank: number): Failure | null {
  const head = parseHead(seen.toString('latin1', 0, blank));
  if ('reason' in head) return refusal(proxyUrl, head.detail);
  if (head.status < 200 || head.status >= 300) return refusal(proxyUrl, `HTTP ${String(head.status)}`);
  // The server speaks second in TLS: what comes before it was asked anything is not from there.
  return seen.length > blank + 4 ? refusal(proxyUrl, 'more than an answer') : null;
}

const refusal = (proxyUrl: string, cause: string): Failure => ({
  reason: 'refused',
  detail: `the proxy ${proxyName(proxyUrl)} opens no tunnel: ${cause}`,
});
