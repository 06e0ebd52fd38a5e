import type { LoginState } from './meaning';
import type { SmtpPhase } from './rules';

/** An entry of the mail library's log. */
interface LogEntry {
  readonly tnx?: string;
}

const PHASES: Readonly<Record<string, SmtpPhase>> = {
  EHLO: 'hello',
  HELO: 'hello',
  STARTTLS: 'starttls',
  AUTH: 'login',
  MAIL: 'sender',
  RCPT: 'recipient',
  DATA: 'data',
};

/**
 * What a conversation with a mail server has come to. The library tells it to nobody but its log, so this is the log;
 * tests hold the library to it. Secrets are masked there, and nothing of it is kept but what is read here.
 */
export class SmtpTranscript {
  readonly #onHandedOver: () => void;
  #phase: SmtpPhase = 'greeting';
  #offers: readonly string[] = [];
  #hasSpoken = false;
  #isLoginTried = false;
  #isLoggedIn = false;
  #isHandedOver = false;

  /** `onHandedOver` is called when the final dot was written. */
  constructor(onHandedOver: () => void) {
    this.#onHandedOver = onHandedOver;
  }

  /** What the server was answering last. */
  get phase(): SmtpPhase {
    return this.#phase;
  }

  /** The methods to log in that the server offered last: `PLAIN`, `XOAUTH2`; empty where it offers none. */
  get offers(): readonly string[] {
    return this.#offers;
  }

  /** Whether a mail server has said anything. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** Whether the server has taken the login. */
  get isLoggedIn(): boolean {
    return this.#isLoggedIn;
  }

  /** Whether the final dot was written, so that the server may have the message whatever comes. */
  get isHandedOver(): boolean {
    return this.#isHandedOver;
  }

  /** How far the login has come. The library does not try one that is not offered. */
  loginState(isWanted: boolean): LoginState {
    if (!isWanted) return 'not-wanted';
    return this.#isLoginTried ? 'accepted' : 'not-offered';
  }

  /** The log that the library writes to. */
  readonly logger = {
    debug: ({ tnx }: LogEntry, line?: string): void => {
      if (tnx === 'client') this.#sent(line ?? '');
      if (tnx === 'server') this.#heard(line ?? '');
    },
    info: ({ tnx }: LogEntry): void => {
      if (tnx !== 'message') return;
      this.#isHandedOver = true;
      this.#phase = 'message';
      this.#onHandedOver();
    },
    warn: (): void => undefined,
    error: (): void => undefined,
  };

  /** The answers to AUTH are lines without a verb. */
  #sent(line: string): void {
    const verb = /^[A-Z]+(?=\s|$)/.exec(line)?.[0] ?? '';
    this.#phase = PHASES[verb] ?? this.#phase;
    if (verb === 'AUTH') this.#isLoginTried = true;
  }

  #heard(reply: string): void {
    this.#hasSpoken = true;
    if (reply.startsWith('235')) this.#isLoggedIn = true;
    if (this.#phase === 'hello' && reply.startsWith('250')) this.#offers = offersIn(reply);
  }
}

/** `250-AUTH PLAIN LOGIN`, and the `AUTH=` of old servers. */
function offersIn(reply: string): readonly string[] {
  const lists = [...reply.matchAll(/^250[ -]AUTH[ =](.*)$/gim)].map(([, list = '']) => list);
  const methods = lists.flatMap((list) =>
    list
      .trim()
      .toUpperCase()
      .split(/[\s=]+/),
  );
  return [...new Set(methods)].filter((method) => method !== '');
}
