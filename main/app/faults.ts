import { errorStack } from '../../shared/texts/error-text';
import type { Log } from './log';

/**
 * Uncaught errors: they are logged, and the process continues. Without a listener Electron would show each in a dialog,
 * which no command may do and nobody at a schedule would close.
 */
export class Faults {
  #note: Log = (sentence, error) => process.stderr.write(`${sentence}: ${errorStack(error)}\n`);

  /** Listens from now on. Until the log is open, faults go to standard error. */
  listen(): void {
    process.on('uncaughtException', (error) => this.#note('An exception was not caught', error));
    process.on('unhandledRejection', (error) =>
      this.#note('A promise was rejected and nobody looked', error),
    );
  }

  note(sentence: string, error?: unknown): void {
    this.#note(sentence, error);
  }

  noteIn(log: Log): void {
    this.#note = log;
  }
}
