import type { StepAnswer } from '../../../shared/history/outages';

/** So many failures in a row of a target say that it is gone. */
const FAILURES_IN_A_ROW = 3;
/** So many answers in a row say that the line is back. */
const ANSWERS_IN_A_ROW = 3;
/** One target alone may be down itself. */
const MIN_WITNESSES = 2;

/** How one probe of a far target ended. Times in ms since the epoch. */
export interface FarResult {
  readonly target: number;
  readonly sentAt: number;
  /** When it was answered; a refusal is an answer. Null where it failed. */
  readonly answeredAt: number | null;
}

/** `unproven`: no target has answered in this network yet, so that their silence says nothing. */
export type ReachState = 'unproven' | 'up' | 'suspect' | 'down';

/** What a result has changed. */
export type ReachChange =
  { readonly kind: 'lost'; readonly since: number } | { readonly kind: 'returned'; readonly at: number };

/**
 * Whether the far targets can be reached: lost when all that ever answered in this network fail three times in a row,
 * returned with the first of three answers in a row. Results may come in any order: a failure is known seconds after
 * its probe was sent.
 */
export class Reachability {
  readonly #targets: number;
  /** Failures in a row of each target that has answered once. */
  #failures = new Map<number, number>();
  #state: ReachState = 'unproven';
  #newestAnswerSentAt = Number.NEGATIVE_INFINITY;
  #suspectSince: number | null = null;
  /** The answers in a row since the line was lost. */
  #return: { readonly at: number; readonly sentAt: number; readonly answers: number } | null = null;

  constructor(targets: number) {
    this.#targets = targets;
  }

  get state(): ReachState {
    return this.#state;
  }

  /** What each far target has said last in this network. */
  get answers(): readonly StepAnswer[] {
    return Array.from({ length: this.#targets }, (_, target) => {
      const failures = this.#failures.get(target);
      if (failures === undefined) return 'never-answered';
      return failures === 0 ? 'answered' : 'silent';
    });
  }

  /** Another network, where nothing has answered yet. */
  forget(): void {
    this.#failures = new Map();
    this.#start('unproven');
  }

  /** Nobody looked for a while: what counts begins again, and what has answered once is still known. */
  restart(): void {
    for (const target of this.#failures.keys()) this.#failures.set(target, 0);
    this.#start(this.#failures.size === 0 ? 'unproven' : 'up');
  }

  /** The line stays lost, but what was answered before an absence does not count. */
  continueLost(): void {
    this.#return = null;
  }

  take(result: FarResult): ReachChange | null {
    const { target, sentAt, answeredAt } = result;
    if (answeredAt !== null) return this.#answered(target, sentAt, answeredAt);
    const failures = this.#failures.get(target);
    if (failures === undefined) return null;
    this.#failures.set(target, failures + 1);
    return this.#failed(sentAt, failures + 1);
  }

  #answered(target: number, sentAt: number, answeredAt: number): ReachChange | null {
    this.#failures.set(target, 0);
    this.#newestAnswerSentAt = Math.max(this.#newestAnswerSentAt, sentAt);
    if (this.#state === 'down') return this.#answeredWhileDown(sentAt, answeredAt);
    if (this.#state === 'unproven') this.#state = 'up';
    if (this.#state === 'suspect' && sentAt >= (this.#suspectSince ?? sentAt)) this.#start('up');
    return null;
  }

  #answeredWhileDown(sentAt: number, answeredAt: number): ReachChange | null {
    const { at, sentAt: firstSentAt, answers } = this.#return ?? { at: answeredAt, sentAt, answers: 0 };
    this.#return = {
      at: Math.min(at, answeredAt),
      sentAt: Math.min(firstSentAt, sentAt),
      answers: answers + 1,
    };
    if (this.#return.answers < ANSWERS_IN_A_ROW) return null;
    const returnedAt = this.#return.at;
    this.restart();
    return { kind: 'returned', at: returnedAt };
  }

  #failed(sentAt: number, failures: number): ReachChange | null {
    if (this.#state === 'down') {
      // One that was sent before the line answered again is of the time before.
      if (this.#return !== null && sentAt > this.#return.sentAt) this.#return = null;
      return null;
    }
    // What was sent before an answered probe was lost on a line that is up.
    if (sentAt <= this.#newestAnswerSentAt) return null;
    if (this.#state === 'up') {
      // A target that fails again and again beside others that answer is down itself.
      if (failures > FAILURES_IN_A_ROW) return null;
      this.#state = 'suspect';
    }
    this.#suspectSince = Math.min(this.#suspectSince ?? sentAt, sentAt);
    if (!this.#areAllGone()) return null;
    const since = this.#suspectSince;
    this.#start('down');
    return { kind: 'lost', since };
  }

  #areAllGone(): boolean {
    const counts = [...this.#failures.values()];
    return (
      counts.length >= Math.min(MIN_WITNESSES, this.#targets) &&
      counts.every((failures) => failures >= FAILURES_IN_A_ROW)
    );
  }

  #start(state: ReachState): void {
    this.#state = state;
    this.#suspectSince = null;
    this.#return = null;
  }
}
