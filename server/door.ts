import type { Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { isUpload } from './routes';
import { serveUploads } from './upload-connection';
import { parseUploadHead } from './upload-requests';

/** Connections that send nothing within this time are closed. */
const FIRST_BYTES_WITHIN_MS = 10_000;

/**
 * Inspects the first bytes of each connection: those that begin with an upload are served separately, all others by
 * `server` as before. HTTP/2 is left alone.
 */
export function divertUploads(server: Server, event: 'connection' | 'secureConnection'): void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  server.on(event, (socket: Socket | TLSSocket) => {
    const pass = (): void => {
      for (const listener of listeners) listener.call(server, socket);
    };
    if ('alpnProtocol' in socket && socket.alpnProtocol === 'h2') {
      pass();
      return;
    }
    const giveUp = (): void => {
      socket.destroy();
    };
    socket.setTimeout(FIRST_BYTES_WITHIN_MS, giveUp);
    socket.on('error', giveUp);
    socket.on('end', giveUp);
    socket.once('data', (first: Buffer) => {
      socket.off('timeout', giveUp);
      socket.off('end', giveUp);
      socket.setTimeout(0);
      const end = first.indexOf('\r\n\r\n');
      const head = end === -1 ? null : parseUploadHead(first.toString('latin1', 0, end + 4));
      if (head !== null && isUpload(head.path)) {
        serveUploads(socket, first, isUpload);
        return;
      }
      socket.pause();
      socket.unshift(first);
      socket.off('error', giveUp);
      pass();
      socket.resume();
    });
  });
}
