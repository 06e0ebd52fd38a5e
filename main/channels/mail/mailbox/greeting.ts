/** An entry of the mailbox library’s log. */
interface LogEntry {
  readonly src?: unknown;
  readonly msg?: unknown;
}

/** Whether a first line is that of an IMAP server (RFC 3501 §7.1). */
export function isMailboxGreeting(line: string): boolean {
  return /^\* (?:OK|PREAUTH|BYE)\b/i.test(line);
}

/**
 * Reads the first line of a server. The library waits for a greeting whatever else arrives, and reports other lines
 * only to its log, so this class is its log; tests verify that. Nothing is stored.
 */
export class Greeting {
  readonly #onOther: (line: string) => void;
  #isSeen = false;

  /** `onOther` is called if the first line is not that of an IMAP server. */
  constructor(onOther: (line: string) => void) {
    this.#onOther = onOther;
  }

  /** The logger for the library, which logs valid lines at debug level and invalid ones as errors. */
  get logger() {
    const none = (): void => undefined;
    const read = (entry: LogEntry): void => {
      this.#read(entry);
    };
    return { trace: none, debug: read, info: none, warn: none, error: read, fatal: none };
  }

  #read({ src, msg }: LogEntry): void {
    if (this.#isSeen || src !== 's' || typeof msg !== 'string') return;
    this.#isSeen = true;
    if (!isMailboxGreeting(msg)) this.#onOther(msg);
  }
}
