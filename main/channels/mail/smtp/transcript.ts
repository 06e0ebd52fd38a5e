import type { LoginState } from './meaning';
import type { SmtpPhase } from './rules';

/** An entry of the mail library’s log. */
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
 * The state of a conversation with a mail server. The library reports it only to its log, so this class is its log;
 * tests verify that. The log masks secrets, and only the state is stored.
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

  /** The last phase that the server answered. */
  get phase(): SmtpPhase {
    return this.#phase;
  }

  /** The login methods that the server offered last: `PLAIN`, `XOAUTH2`; empty if there are none. */
  get offers(): readonly string[] {
    return this.#offers;
  }

  /** Whether a mail server has sent anything. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** Whether the server has accepted the login. */
  get isLoggedIn(): boolean {
    return this.#isLoggedIn;
  }

  /** Whether the final dot was written, so that the server may have the message. */
  get isHandedOver(): boolean {
    return this.#isHandedOver;
  }

  /** The state of the login. The library does not attempt a method that is not offered. */
  loginState(isWanted: boolean): LoginState {
    if (!isWanted) return 'not-wanted';
    return this.#isLoginTried ? 'accepted' : 'not-offered';
  }

  /** The logger for the library. */
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

  /** Lines after AUTH have no command. */
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

/** `250-AUTH PLAIN LOGIN`, and `AUTH=` of old servers. */
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
