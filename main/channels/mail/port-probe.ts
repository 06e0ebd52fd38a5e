import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { unlessAborted } from '../../core/run/unless-aborted';

/** Opens a connection to a port, possibly through a proxy. */
export type OpenSocket = (signal: AbortSignal) => Promise<Socket>;

/** Whether the port uses TLS from the first byte, with any certificate. False if that is unknown. */
export async function speaksTls(open: OpenSocket, signal: AbortSignal): Promise<boolean> {
  return withSocket(open, signal, false, (socket, found) => {
    const secure = connectTls({ socket, rejectUnauthorized: false }, () => found(true));
    secure.on('error', () => found(false));
  });
}

/** The first line that the server sends without TLS; null if it sends none, or if that is unknown. */
export async function greetingInClear(open: OpenSocket, signal: AbortSignal): Promise<string | null> {
  return withSocket<string | null>(open, signal, null, (socket, found) => {
    socket.once('data', (chunk: Buffer) => {
      const [line = ''] = chunk.toString('latin1').split(/[\r\n]/);
      found(line === '' ? null : line);
    });
    socket.resume();
  });
}

async function withSocket<T>(
  open: OpenSocket,
  signal: AbortSignal,
  unknown: T,
  look: (socket: Socket, found: (answer: T) => void) => void,
): Promise<T> {
  let socket: Socket;
  try {
    socket = await open(signal);
  } catch {
    return unknown;
  }
  const answer = new Promise<T>((resolve) => {
    const end = () => resolve(unknown);
    socket.on('error', end).on('close', end);
    look(socket, resolve);
  });
  const found = await unlessAborted(answer, signal, () => unknown);
  socket.destroy();
  return found;
}
