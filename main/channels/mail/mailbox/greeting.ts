/** An entry of the mailbox library's log. */
interface LogEntry {
  readonly src?: unknown;
  readonly msg?: unknown;
}

/** Whether a first line is that of an IMAP server (RFC 3501 §7.1). */
export function isMailboxGreeting(line: string): boolean {
  return /^\* (?:OK|PREAUTH|BYE)\b/i.test(line);
}

/**
 * The first line of a server. The library waits on for a greeting whatever else comes, and tells only its log what that
 * was, so this is the log; tests hold the library to it. Nothing of it is kept.
 */
export class Greeting {
  readonly #onOther: (line: string) => void;
  #isSeen = false;

  /** `onOther` is called when the first line is not that of an IMAP server. */
  constructor(onOther: (line: string) => void) {
    this.#onOther = onOther;
  }

  /** The log that the library writes to: what it has read is an entry for debugging, what it cannot read an error. */
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
