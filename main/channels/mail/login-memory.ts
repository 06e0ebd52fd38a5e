import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../../shared/durations';
import type { MailOrder } from './order';

/** Delay before a refused login is retried, in ms; some servers count faster retries as password guessing. */
export const SECOND_LOGIN_MS = 2 * MINUTE_MS;

/**
 * Distinguishes a temporary refusal between two successful logins (a failing password backend) from a wrong password:
 * the first refusal after a success counts as temporary, the second as a wrong password.
 */
export class LoginMemory {
  readonly #wasAccepted: () => boolean;
  #accepted: string | null = null;
  #isRefusedSince = false;

  /** `wasAccepted`: whether an earlier process logged in with the current settings. */
  constructor(wasAccepted: () => boolean) {
    this.#wasAccepted = wasAccepted;
  }

  /** Records that the server accepted this login. */
  accepted(order: MailOrder): void {
    this.#accepted = getKey(order);
    this.#isRefusedSince = false;
  }

  /** Whether the current refusal of this login is the first since it was accepted. */
  isFirstRefusal(order: MailOrder): boolean {
    const wasTaken = this.#accepted === null ? this.#wasAccepted() : this.#accepted === getKey(order);
    const isFirst = wasTaken && !this.#isRefusedSince;
    this.#isRefusedSince = true;
    return isFirst;
  }
}

function getKey({ settings, login }: MailOrder): string {
  const secret = login.kind === 'password' ? login.pass : '';
  const { host, port, user } = settings;
  return createHash('sha256')
    .update(JSON.stringify([host, port, user, secret]))
    .digest('hex');
}
