import { connect, type Socket } from 'node:net';
import { asciiHost } from '../../../../shared/mail/mail-host';
import type { PortBehind } from './transport';

/** Opens a plain connection to a port, through its proxy if there is one. */
export async function openSocket(behind: PortBehind, signal: AbortSignal): Promise<Socket> {
  const target = { host: asciiHost(behind.host), port: behind.port };
  const socket =
    behind.proxyUrl === null
      ? connect(target)
      : await import('./transport').then(({ throughProxy }) => throughProxy(behind));
  if (signal.aborted) socket.destroy();
  // The caller may have aborted meanwhile.
  return socket.on('error', () => undefined);
}
