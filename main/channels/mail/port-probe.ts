import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { unlessAborted } from '../../core/unless-aborted';

/** Opens a connection to a port; it may go through a proxy. */
export type OpenSocket = (signal: AbortSignal) => Promise<Socket>;

/** Whether the port speaks TLS from the first byte, whatever its certificate. False when it cannot be told. */
export async function speaksTls(open: OpenSocket, signal: AbortSignal): Promise<boolean> {
  return withSocket(open, signal, (socket, found) => {
    const secure = connectTls({ socket, rejectUnauthorized: false }, () => found(true));
    secure.on('error', () => found(false));
  });
}

/** Whether the port greets in the clear as `greeting` says. False when it cannot be told. */
export async function greetsInClear(
  open: OpenSocket,
  greeting: RegExp,
  signal: AbortSignal,
): Promise<boolean> {
  return withSocket(open, signal, (socket, found) => {
    socket.once('data', (chunk: Buffer) => found(greeting.test(chunk.toString('latin1'))));
    socket.resume();
  });
}

async function withSocket(
  open: OpenSocket,
  signal: AbortSignal,
  look: (socket: Socket, found: (answer: boolean) => void) => void,
): Promise<boolean> {
  let socket: Socket;
  try {
    socket = await open(signal);
  } catch {
    return false;
  }
  const answer = new Promise<boolean>((resolve) => {
    const end = () => resolve(false);
    socket.on('error', end).on('close', end);
    look(socket, resolve);
  });
  const found = await unlessAborted(answer, signal, () => false);
  socket.destroy();
  return found;
}
