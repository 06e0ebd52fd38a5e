import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net';
import { UploadRequests } from './upload-requests';

const READ_BUFFER_BYTES = 262_144;
const IDLE_MS = 30_000;
/** A client that does not read its responses is disconnected beyond this size. */
const MAX_UNREAD_BYTES = 262_144;

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const ANSWER = [
  'HTTP/1.1 200 OK',
  'Cache-Control: no-store',
  'Access-Control-Allow-Origin: *',
  'Server-Timing: cfRequestDuration;dur=0.1',
  'Content-Length: 0',
  'Connection: keep-alive',
  '\r\n',
].join('\r\n');

/** Received bytes are discarded at once, so all connections share one buffer. */
const readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);

/**
 * Serves a connection that begins with an upload, and accepts only uploads from then on: node:http would copy every
 * byte twice, which limits a fast line. Any other request closes the connection; the client then repeats it on a new
 * one, as after any closed keep-alive connection.
 */
export function serveUploads(socket: Socket, first: Buffer, isKnown: (path: string) => boolean): void {
  const requests = new UploadRequests(isKnown);
  const take = (bytes: Buffer): void => {
    const { completed, expectsContinue, isUpload } = requests.feed(bytes);
    if (completed > 0) reader.write(ANSWER.repeat(completed));
    if (!isUpload) reader.end();
    else if (expectsContinue) reader.write(CONTINUE);
    if (reader.writableLength > MAX_UNREAD_BYTES) reader.destroy();
  };
  const reader = readingInto(readBuffer, socket, take);
  reader.setNoDelay(true);
  reader.setTimeout(IDLE_MS, () => reader.destroy());
  reader.on('error', () => undefined);
  reader.on('end', () => reader.end());
  reader.on('close', () => socket.destroy());
  take(first);
}

/**
 * Reads the data of an accepted connection into one buffer. Node offers that only for connections that it opens, so
 * the handle of the connection, which is not a public property, is passed to a second socket. Without a handle, the
 * socket reads as usual.
 */
function readingInto(buffer: Buffer, socket: Socket, take: (bytes: Buffer) => void): Socket {
  const { _handle: handle } = socket as unknown as { readonly _handle?: object | null };
  if (handle === undefined || handle === null) {
    socket.on('data', take);
    socket.resume();
    return socket;
  }
  const onread: OnReadOpts = {
    buffer,
    callback: (length) => {
      take(buffer.subarray(0, length));
      return true;
    },
  };
  return new Socket({ handle, onread } as SocketConstructorOpts);
}
