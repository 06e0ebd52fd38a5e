import type { ConnectionOptions } from '../http/connection-options';
import { isFailure } from '../failure';
import { request } from '../http/request';
import type { UdpEndpoint } from './packet-loss';

/** Path at which a Linewatch server describes its features. */
const DOCUMENT = '/.well-known/linewatch';
const KIND = 'linewatch-speed-server';
const DEADLINE_MS = 1_000;
const MAX_BYTES = 4_096;

/**
 * The UDP echo of a user’s own server; null if it does not describe one within a second. Other servers must not be
 * asked.
 */
export async function findUdpEcho(
  baseUrl: string,
  { connection, signal }: { readonly connection: ConnectionOptions; readonly signal: AbortSignal },
): Promise<UdpEndpoint | null> {
  const url = new URL(DOCUMENT, baseUrl);
  const limits = { maxBodyBytes: MAX_BYTES, deadlineMs: DEADLINE_MS, signal, connection };
  const answer = await request(url, limits);
  if (answer === null || isFailure(answer) || answer.head.status !== 200) return null;
  const port = udpEchoPort(answer.body.toString('utf8'));
  return port === null ? null : { host: url.hostname, port };
}

/** The port in the document; null if it has another form or no port. */
export function udpEchoPort(text: string): number | null {
  const document = parsed(text);
  if (typeof document !== 'object' || document === null) return null;
  if (!('kind' in document) || document.kind !== KIND || !('udpEchoPort' in document)) return null;
  const port = document.udpEchoPort;
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
