import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../../shared/durations';
import type { MailOrder } from './order';

/** After this long a login that was refused once is tried again; sooner counts as guessing at some servers. */
export const SECOND_LOGIN_MS = 2 * MINUTE_MS;

/**
 * Tells a refusal between two successes, which servers give when what checks their passwords stumbles, from a password
 * that no longer holds: the first refusal after a success is taken for the former, the second for the latter.
 */
export class LoginMemory {
  readonly #wasAccepted: () => boolean;
  #accepted: string | null = null;
  #isRefusedSince = false;

  /** `wasAccepted`: whether an earlier process was let in under the settings as they are. */
  constructor(wasAccepted: () => boolean) {
    this.#wasAccepted = wasAccepted;
  }

  /** The server has taken this login. */
  accepted(order: MailOrder): void {
    this.#accepted = getKey(order);
    this.#isRefusedSince = false;
  }

  /** Whether a refusal of this login just now is the first since it was taken. */
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
