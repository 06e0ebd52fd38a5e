import { connect, type Socket } from 'node:net';
import { errorText } from '../../shared/texts/error-text';
import { decodeReply, encodeCall, type BusCall } from './message';
import type { BusValue } from './values';

/** How a question to a bus ended. `silent`: the bus or the asked service did not answer in time. */
export type BusAnswer =
  | { readonly kind: 'answered'; readonly values: readonly BusValue[] }
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable'; readonly detail: string };

const HELLO: BusCall = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
};
const HELLO_SERIAL = 1;

/** Asks one service of a bus one thing, on a connection of its own. Always ends, at the latest in time. */
export async function askBus(path: string, call: BusCall, withinMs: number): Promise<BusAnswer> {
  const bus = new BusConnection(path, withinMs);
  const answer = await bus.ask(call);
  bus.close();
  return answer;
}

/**
 * A connection to a bus for several questions, which may be asked before it stands. Every question is answered, at the
 * latest when the time of the connection is over: whatever is wrong with the bus is its answer.
 */
export class BusConnection {
  readonly #socket: Socket;
  readonly #late: NodeJS.Timeout;
  readonly #waiting = new Map<number, (answer: BusAnswer) => void>();
  /** Asked before the bus let this connection in. */
  #unsent: Buffer[] = [];
  #seen = Buffer.alloc(0);
  #isIn = false;
  #serial = HELLO_SERIAL;
  #end: BusAnswer | null = null;

  /** @param withinMs how long the connection may be used at most */
  constructor(path: string, withinMs: number) {
    this.#late = setTimeout(() => this.#finish({ kind: 'silent' }), withinMs);
    this.#socket = connect({ path });
    this.#socket.on('connect', () => this.#socket.write(`\0AUTH EXTERNAL ${ownUser()}\r\n`));
    this.#socket.on('error', (error) => this.#finish({ kind: 'unreachable', detail: error.message }));
    this.#socket.on('close', () =>
      this.#finish({ kind: 'unreachable', detail: 'the bus ended the connection' }),
    );
    this.#socket.on('data', (piece: Buffer) => {
      this.#seen = Buffer.concat([this.#seen, piece]);
      try {
        this.#isIn ||= this.#logIn();
        if (this.#isIn) this.#takeAnswers();
      } catch (error) {
        this.#finish({ kind: 'unreachable', detail: errorText(error) });
      }
    });
  }

  ask(call: BusCall): Promise<BusAnswer> {
    if (this.#end !== null) return Promise.resolve(this.#end);
    const serial = (this.#serial += 1);
    const bytes = encodeCall(call, serial);
    if (this.#isIn) this.#socket.write(bytes);
    else this.#unsent.push(bytes);
    return new Promise((resolve) => void this.#waiting.set(serial, resolve));
  }

  /** Ends the connection; what is still asked is answered with silence. */
  close(): void {
    this.#finish({ kind: 'silent' });
  }

  /** The bus agrees by one line; then the connection needs a name before it may call. */
  #logIn(): boolean {
    const end = this.#seen.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.#seen.toString('latin1', 0, end);
    if (!line.startsWith('OK ')) throw new Error(`the bus refuses: ${line.slice(0, 80)}`);
    this.#seen = this.#seen.subarray(end + 2);
    const greeting = [Buffer.from('BEGIN\r\n'), encodeCall(HELLO, HELLO_SERIAL)];
    this.#socket.write(Buffer.concat([...greeting, ...this.#unsent]));
    this.#unsent = [];
    return true;
  }

  /** Signals and the answer to Hello come among them. */
  #takeAnswers(): void {
    for (let next = decodeReply(this.#seen); next !== null; next = decodeReply(this.#seen)) {
      this.#seen = Buffer.from(next.rest);
      const { answers, error, values } = next.reply;
      const resolve = this.#waiting.get(answers);
      this.#waiting.delete(answers);
      resolve?.(error === null ? { kind: 'answered', values } : { kind: 'error', name: error });
    }
  }

  #finish(answer: BusAnswer): void {
    if (this.#end !== null) return;
    this.#end = answer;
    clearTimeout(this.#late);
    this.#socket.destroy();
    for (const resolve of this.#waiting.values()) resolve(answer);
    this.#waiting.clear();
  }
}

/** The number of this account in decimal digits, as hexadecimal bytes. */
function ownUser(): string {
  return Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
}
