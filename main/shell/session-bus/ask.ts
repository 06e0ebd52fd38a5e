import { connect } from 'node:net';
import { errorText } from '../../../shared/texts/error-text';
import { decodeReply, encodeCall, type BusCall } from './message';

/** How a question to the session bus ended. `silent`: the bus or the asked service did not answer in time. */
export type BusAnswer =
  | { readonly kind: 'answered'; readonly texts: readonly string[] }
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable'; readonly detail: string };

const HELLO: BusCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
};
const [HELLO_SERIAL, CALL_SERIAL] = [1, 2];

/** Asks one service of the session bus one thing, on a connection of its own. Always ends, at the latest in time. */
export function askSessionBus(path: string, call: BusCall, withinMs: number): Promise<BusAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    const finish = (answer: BusAnswer): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    const late = setTimeout(() => finish({ kind: 'silent' }), withinMs);
    let seen = Buffer.alloc(0);
    let isIn = false;
    socket.on('connect', () => socket.write(`\0AUTH EXTERNAL ${ownUser()}\r\n`));
    socket.on('error', (error) => finish({ kind: 'unreachable', detail: error.message }));
    socket.on('close', () => finish({ kind: 'unreachable', detail: 'the session bus ended the connection' }));
    socket.on('data', (piece: Buffer) => {
      seen = Buffer.concat([seen, piece]);
      try {
        if (!isIn) isIn = logIn();
        const answer = isIn ? takeAnswer() : null;
        if (answer !== null) finish(answer);
      } catch (error) {
        finish({ kind: 'unreachable', detail: errorText(error) });
      }
    });

    /** The bus agrees by one line; then the connection needs a name before it may call. */
    function logIn(): boolean {
      const end = seen.indexOf('\r\n');
      if (end < 0) return false;
      const line = seen.toString('latin1', 0, end);
      if (!line.startsWith('OK ')) throw new Error(`the session bus refuses: ${line.slice(0, 80)}`);
      seen = seen.subarray(end + 2);
      socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), encodeCall(HELLO, HELLO_SERIAL)]));
      socket.write(encodeCall(call, CALL_SERIAL));
      return true;
    }

    /** Signals and the answer to Hello come before. */
    function takeAnswer(): BusAnswer | null {
      for (let next = decodeReply(seen); next !== null; next = decodeReply(seen)) {
        seen = Buffer.from(next.rest);
        const { answers, error, texts } = next.reply;
        if (answers === CALL_SERIAL) {
          return error === null ? { kind: 'answered', texts } : { kind: 'error', name: error };
        }
      }
      return null;
    }
  });
}

/** The number of this account in decimal digits, as hexadecimal bytes. */
function ownUser(): string {
  return Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
}
