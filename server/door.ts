import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isUpload } from './routes';
import { serveUploads } from './upload-connection';
import { parseUploadHead } from './upload-requests';

/** A connection that has not said anything by then is closed. */
const FIRST_BYTES_WITHIN_MS = 10_000;

/**
 * Puts a look at the first bytes of each connection before a server: connections that begin with an upload are served
 * apart, all others as before.
 */
export function divertUploads(server: Server): void {
  const listeners = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
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
      for (const listener of listeners) listener.call(server, socket);
      socket.resume();
    });
  });
}
