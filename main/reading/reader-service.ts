import { forgetTexts } from '../storage/runs/texts';
import type { Connection } from '../storage/sqlite';
import { createReaderAnswers, type ReaderAnswers, type ReaderAnswersDeps } from './answers';
import { errorParts, type ReaderOrder, type ReaderReply } from './messages';

export interface ReaderServiceDeps extends Omit<ReaderAnswersDeps, 'database' | 'signal'> {
  /** Opens the records to read them. */
  readonly open: () => Connection;
  readonly reply: (reply: ReaderReply) => void;
  /** Everything is answered after the end was asked for. */
  readonly onEnd: () => void;
}

/** Answers the orders of the application, each as soon as it can; opens the records at the first of them. */
export class ReaderService {
  readonly #deps: ReaderServiceDeps;
  readonly #ending = new AbortController();
  #opened: { readonly database: Connection; readonly answers: ReaderAnswers } | null = null;
  #asked = 0;

  constructor(deps: ReaderServiceDeps) {
    this.#deps = deps;
  }

  take(order: ReaderOrder): void {
    switch (order.kind) {
      case 'ask':
        this.#asked += 1;
        void this.#answer(order);
        return;
      case 'reopen':
        if (this.#opened === null) return;
        this.#opened.database.reopen();
        forgetTexts(this.#opened.database);
        return;
      case 'end':
        this.#ending.abort();
        this.#endIfDone();
    }
  }

  async #answer({ id, name, args }: Extract<ReaderOrder, { kind: 'ask' }>): Promise<void> {
    try {
      const answer = this.#answers()[name] as (...values: unknown[]) => unknown;
      this.#deps.reply({ id, answer: await answer(...(args as unknown[])) });
    } catch (error) {
      this.#deps.reply({ id, error: errorParts(error) });
    }
    this.#asked -= 1;
    this.#endIfDone();
  }

  #answers(): ReaderAnswers {
    if (this.#opened === null) {
      const { open, folder, clock } = this.#deps;
      const database = open();
      const answers = createReaderAnswers({ database, folder, clock, signal: this.#ending.signal });
      this.#opened = { database, answers };
    }
    return this.#opened.answers;
  }

  #endIfDone(): void {
    if (!this.#ending.signal.aborted || this.#asked > 0) return;
    this.#opened?.database.close();
    this.#opened = null;
    this.#deps.onEnd();
  }
}
