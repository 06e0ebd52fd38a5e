import type { RetentionState } from '../../../shared/retention/retention';
import type { Clock } from '../../core/ports';
import type { Database } from '../sqlite';
import { monthsInForce, writeAgreement } from './agreement';
import { thinnedTime } from './thinned-parts';

export interface RetentionDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** For how many months the settings keep single tests; null for ever. */
  readonly months: () => number | null;
}

/** For how long single tests are kept, what the user has agreed to, and what was removed until now. */
export class Retention {
  readonly #deps: RetentionDeps;

  constructor(deps: RetentionDeps) {
    this.#deps = deps;
  }

  state(): RetentionState {
    const { database } = this.#deps;
    const months = this.#deps.months();
    return {
      months,
      isConfirmed: months === null || monthsInForce(database, months) === months,
      thinned: thinnedTime(database),
    };
  }

  /** The user has seen what is removed, and agrees; null takes it back. Errors of the disk are thrown. */
  agree(months: number | null): void {
    writeAgreement(this.#deps.database, months, this.#deps.clock.now());
  }
}
