import { connect } from 'node:net';
import { isTrusted, readAddress } from './address';
import { onLines } from './lines';
import { lineSchema, parseLine, type HolderRequest } from './requests';

/** A holder that works gives a sign each second; one that is silent for so long hangs. */
const SILENT_AFTER_MS = 10_000;

/** What became of a request. */
export type Asked =
  | { readonly kind: 'done'; readonly reply: unknown }
  /** The holder is about to end. */
  | { readonly kind: 'later' }
  /** Nobody listens, or the holder went away. */
  | { readonly kind: 'absent' }
  /** Somebody listens and does not answer. */
  | { readonly kind: 'silent' }
  /** Another account's process listens there. */
  | { readonly kind: 'foreign' };

/** Asks the process that holds a data folder, and waits as long as it gives signs of life. */
export function askHolder(
  dataFolder: string,
  request: HolderRequest,
  silentAfterMs = SILENT_AFTER_MS,
): Promise<Asked> {
  const path = readAddress(dataFolder);
  if (path === null) return Promise.resolve({ kind: 'absent' });
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      if (!isTrusted(path, dataFolder)) return end({ kind: 'foreign' });
      socket.write(`${JSON.stringify(request)}\n`);
    });
    const end = (asked: Asked) => {
      resolve(asked);
      socket.destroy();
    };
    socket.setTimeout(silentAfterMs, () => end({ kind: 'silent' }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end({ kind: error.code === 'EACCES' || error.code === 'EPERM' ? 'foreign' : 'absent' }),
    );
    socket.on('close', () => end({ kind: 'absent' }));
    onLines(socket, (line) => {
      const said = parseLine(line, lineSchema);
      if (said !== null && said.kind !== 'working') end(said);
    });
  });
}
