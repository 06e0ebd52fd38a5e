import { createConnection, createServer, type Socket } from 'node:net';
import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';
import { errorText } from '../../shared/texts/error-text';

/** Loopback port that serves as the lock. It is open only while a test runs. */
export const TURN_PORT = 21_063;
/** Sent to every connection, so that other programs on this port are recognised. */
const GREETING = 'linewatch measures\n';
/** Timeout of the greeting, in ms. A holder greets within microseconds, on a busy computer within two seconds. */
const GREETING_WITHIN_MS = 5 * SECOND_MS;
/** Maximum wait for another copy, in ms: longer than any test, so that a suspended copy cannot block others. */
const MAX_WAIT_MS = 5 * MINUTE_MS;

export interface LineTurnDeps {
  readonly port: number;
  readonly timers: Timers;
  readonly log: (sentence: string) => void;
}

/** Number of successive connections closed without a greeting after which the port belongs to another program. */
const MAX_SILENT = 3;

/**
 * Result of waiting: the other test has ended, no greeting was sent, another program is there, or the wait was
 * aborted.
 */
type Waited = 'ended' | 'silent' | 'foreign' | 'aborted';

/**
 * Lets only one copy of Linewatch on a computer measure at a time, for all users and data folders: two tests would
 * halve each other’s figures. The lock is a listening loopback socket, which the system releases with its process,
 * and which is separate in each network namespace. If it is not available (another program, no loopback, a suspended
 * copy), the test runs without it: other traffic is then detected on the interface and lowers the confidence.
 */
export class LineTurn {
  readonly #deps: LineTurnDeps;

  constructor(deps: LineTurnDeps) {
    this.#deps = deps;
  }

  /**
   * Waits until no other copy measures. Resolves with a function that releases the lock; null if `signal` was aborted
   * before. `onWait` is called once if there is something to wait for.
   */
  async take(signal: AbortSignal, onWait: () => void): Promise<(() => void) | null> {
    const late = new AbortController();
    const cancelLate = this.#deps.timers.after(MAX_WAIT_MS, () => late.abort());
    const until = AbortSignal.any([signal, late.signal]);
    try {
      let silent = 0;
      for (let round = 0; !until.aborted; round += 1) {
        const held = await this.#hold();
        if (held !== null) return held;
        if (round === 0) onWait();
        const waited = await this.#waitForHolder(until);
        silent = waited === 'silent' ? silent + 1 : 0;
        if (waited === 'foreign' || silent === MAX_SILENT) {
          return this.#without(`another program holds port ${String(this.#deps.port)}`);
        }
      }
      return signal.aborted ? null : this.#without('another copy has been measuring for too long');
    } finally {
      cancelLate();
    }
  }

  #without(reason: string): () => void {
    this.#deps.log(`A test does not wait for other copies of Linewatch: ${reason}`);
    return () => undefined;
  }

  /** Null while another process listens there. */
  #hold(): Promise<(() => void) | null> {
    const waiting = new Set<Socket>();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => waiting.delete(socket));
      socket.write(GREETING);
    });
    const release = (): void => {
      server.close();
      for (const socket of waiting) socket.destroy();
    };
    return new Promise((resolve) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'EADDRINUSE' ? null : this.#without(errorText(error)));
      });
      server.listen({ host: '127.0.0.1', port: this.#deps.port, exclusive: true }, () => resolve(release));
    });
  }

  /** Waits until the holder has ended, or turned out not to be Linewatch. */
  #waitForHolder(until: AbortSignal): Promise<Waited> {
    return new Promise((resolve) => {
      const socket = createConnection({ host: '127.0.0.1', port: this.#deps.port });
      let said = '';
      const end = (waited: Waited): void => {
        cancelGreeting();
        until.removeEventListener('abort', onAbort);
        socket.destroy();
        resolve(waited);
      };
      const onAbort = (): void => end('aborted');
      const cancelGreeting = this.#deps.timers.after(GREETING_WITHIN_MS, () => end('foreign'));
      until.addEventListener('abort', onAbort);
      socket.on('data', (chunk) => {
        if (said === GREETING) return;
        said = (said + chunk.toString('latin1')).slice(0, GREETING.length + 1);
        if (said === GREETING) cancelGreeting();
        else if (!GREETING.startsWith(said)) end('foreign');
      });
      socket.on('error', () => undefined);
      // A holder that ends between the connection and its greeting sends nothing.
      socket.on('close', () => end(said === GREETING ? 'ended' : said === '' ? 'silent' : 'foreign'));
    });
  }
}
