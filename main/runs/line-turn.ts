import { createConnection, createServer, type Socket } from 'node:net';
import type { Timers } from '../core/ports';
import { errorText } from '../../shared/texts/error-text';

/** The port of this computer's loopback whose holder measures. It is open only while a test runs. */
export const TURN_PORT = 21_063;
/** What the holder says to whoever comes, so that another program on this port is not waited for. */
const GREETING = 'linewatch measures\n';
/** A holder on the same computer greets within microseconds; a busy one within a second or two. */
const GREETING_WITHIN_MS = 5_000;
/** No test of another copy takes longer; one that stands still holds up nobody for ever. */
const MAX_WAIT_MS = 5 * 60_000;

export interface LineTurnDeps {
  readonly port: number;
  readonly timers: Timers;
  readonly log: (sentence: string) => void;
}

/** So many connections in a row that close without a word are not of a test that has just ended. */
const MAX_SILENT = 3;

/** What became of waiting: the other test has ended, nothing was said, another program is there, or it was broken off. */
type Waited = 'ended' | 'silent' | 'foreign' | 'aborted';

/**
 * One test at a time on one computer, whatever its users and data folders: two would halve each other's figures. The
 * lease is a listening socket of loopback, which the system frees with its process, and which each network namespace
 * has for itself. Where it cannot be had (another program is there, no loopback, a copy that stands still) the test is
 * made without it: the other's traffic is seen on the interface and lowers the confidence.
 */
export class LineTurn {
  readonly #deps: LineTurnDeps;

  constructor(deps: LineTurnDeps) {
    this.#deps = deps;
  }

  /**
   * Waits until no other copy measures. The returned function ends the turn; null when `signal` was aborted before it
   * came. `onWait` is called once when there is something to wait for.
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

  /** Until the holder has ended, died or was none. */
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
      // A holder that ends between our asking and its greeting says nothing.
      socket.on('close', () => end(said === GREETING ? 'ended' : said === '' ? 'silent' : 'foreign'));
    });
  }
}
