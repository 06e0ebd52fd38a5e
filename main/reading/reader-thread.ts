import type { Timers } from '../core/ports';
import type { Reader, ReaderRequests } from '../core/reader';
import { toError, type ReaderOrder, type ReaderReply } from './messages';

/** A thread as the application sees it; a test has its own. */
export interface ThreadPort {
  post(order: ReaderOrder): void;
  onReply(listener: (reply: ReaderReply) => void): void;
  /** Calls back once, when the thread has ended; with the error that ended it, or null. */
  onEnd(listener: (error: Error | null) => void): void;
}

export interface ReaderThreadDeps {
  readonly spawn: () => ThreadPort;
  /** The thread ends so long after everything is answered, and gives its memory back; 0 ends it at once. */
  readonly idleMs: number;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** One thread, and what it was asked. */
interface Running {
  readonly port: ThreadPort;
  isEnding: boolean;
}

interface Asked {
  readonly order: Extract<ReaderOrder, { kind: 'ask' }>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  hasFailed: boolean;
}

/**
 * Reads the records in a thread of its own, which starts with the first question. A thread that fails is replaced, and
 * what it was asked is asked once more.
 */
export class ReaderThread implements Reader {
  readonly #deps: ReaderThreadDeps;
  readonly #asked = new Map<number, Asked>();
  #running: Running | null = null;
  #nextId = 1;
  #isClosed = false;
  #stopWaiting: () => void = () => undefined;
  #onEnded: () => void = () => undefined;

  constructor(deps: ReaderThreadDeps) {
    this.#deps = deps;
  }

  ask<Name extends keyof ReaderRequests>(
    name: Name,
    ...args: ReaderRequests[Name]['args']
  ): Promise<ReaderRequests[Name]['answer']> {
    if (this.#isClosed) return Promise.reject(new Error('the application ends'));
    this.#stopWaiting();
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#asked.set(id, { order: { kind: 'ask', id, name, args }, resolve, reject, hasFailed: false });
    });
    this.#post(id);
    return answer as Promise<ReaderRequests[Name]['answer']>;
  }

  /** The file of the records is another one now. */
  reopen(): void {
    this.#running?.port.post({ kind: 'reopen' });
  }

  /** Gives up what is being written, and resolves once the thread has ended. What is asked later is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWaiting();
    if (this.#running === null) return;
    const ended = new Promise<void>((resolve) => (this.#onEnded = resolve));
    this.#end(this.#running);
    await ended;
  }

  #post(id: number): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    // A thread that was told to end answers nothing more: its end starts the next.
    if (this.#running?.isEnding === true) return;
    this.#running ??= this.#start();
    this.#running.port.post(asked.order);
  }

  #start(): Running {
    const running: Running = { port: this.#deps.spawn(), isEnding: false };
    running.port.onReply((reply) => this.#hear(running, reply));
    running.port.onEnd((error) => this.#ended(error));
    return running;
  }

  #hear(running: Running, reply: ReaderReply): void {
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if ('error' in reply) asked?.reject(toError(reply.error));
    else asked?.resolve(reply.answer);
    if (this.#asked.size === 0) this.#idle(running);
  }

  #idle(running: Running): void {
    const { idleMs, timers } = this.#deps;
    if (idleMs === 0) this.#end(running);
    else this.#stopWaiting = timers.after(idleMs, () => this.#end(running));
  }

  #end(running: Running): void {
    if (running.isEnding) return;
    running.isEnding = true;
    running.port.post({ kind: 'end' });
  }

  /** What was asked meanwhile, or of a thread that failed, goes to the next one; only once. */
  #ended(error: Error | null): void {
    const wasEnding = this.#running?.isEnding === true;
    this.#stopWaiting();
    this.#running = null;
    if (error !== null) this.#deps.log('The thread that reads the records failed', error);
    for (const [id, asked] of [...this.#asked]) {
      if (this.#isClosed || (asked.hasFailed && !wasEnding)) {
        this.#asked.delete(id);
        asked.reject(error ?? new Error('the thread that reads the records has ended'));
      } else {
        asked.hasFailed ||= !wasEnding;
        this.#post(id);
      }
    }
    this.#onEnded();
  }
}
