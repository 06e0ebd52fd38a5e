import { MINUTE_MS } from '../../shared/durations';
import type { CrashingPart, StorageEvent } from '../../shared/recording/storage-event';
import type { Clock } from '../core/ports';

/** A part that ends more often than this within ten minutes is not simply back. */
const MAX_CRASHES = 3;
const WITHIN_MS = 10 * MINUTE_MS;
/** Longer reasons go on with a stack, which the log has. In UTF-16 units. */
const MAX_REASON = 200;

export interface CrashesDeps {
  /** Named to the user. */
  readonly logPath: string;
  readonly add: (event: StorageEvent) => void;
  readonly clock: Clock;
}

/** Tells the user of parts of Linewatch that ended by themselves and were started again. */
export class Crashes {
  readonly #deps: CrashesDeps;
  readonly #times = new Map<CrashingPart, readonly number[]>();

  constructor(deps: CrashesDeps) {
    this.#deps = deps;
  }

  /**
   * A part has ended.
   *
   * @param reason in the words of the system
   * @param isBack whether it is started again; by how often it has ended, where that is not given
   */
  happened(part: CrashingPart, reason: string, isBack = this.#isRare(part)): void {
    const [line = ''] = reason.split('\n');
    const { add, logPath } = this.#deps;
    add({ kind: 'part-crashed', path: logPath, part, reason: line.slice(0, MAX_REASON), isBack });
  }

  #isRare(part: CrashingPart): boolean {
    const now = this.#deps.clock.now();
    const recent = (this.#times.get(part) ?? []).filter((at) => now - at < WITHIN_MS && at <= now);
    this.#times.set(part, [...recent, now]);
    return recent.length < MAX_CRASHES;
  }
}
