import type { Socket } from 'node:net';

const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Calls back with each whole line that arrives. A line that does not end is the end of the connection. Unlike Node's
 * readline, it leaves the errors of the socket to the socket.
 */
export function onLines(socket: Socket, callback: (line: string) => void, maxBytes = MAX_LINE_BYTES): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      const line = rest.subarray(0, end).toString('utf8');
      rest = rest.subarray(end + 1);
      callback(line);
    }
    if (rest.length > maxBytes) socket.destroy();
  });
}
