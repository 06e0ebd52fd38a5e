import type { BreakPlace, StepAnswer } from '../../../shared/history/outages';

/** So many probes without an answer say that the router is silent. */
const SILENT_AFTER = 2;

/** What the gateway has said, to tell where the way is broken. */
export class GatewaySight {
  /** Some routers never answer a connection: their silence says nothing. */
  #hasEverAnswered = false;
  #newestAnswerSentAt = Number.NEGATIVE_INFINITY;
  #failuresInARow = 0;

  /** Another network, or nobody looked for a while. */
  forget({ isOtherNetwork }: { readonly isOtherNetwork: boolean }): void {
    if (isOtherNetwork) this.#hasEverAnswered = false;
    this.#newestAnswerSentAt = Number.NEGATIVE_INFINITY;
    this.#failuresInARow = 0;
  }

  take(sentAt: number, hasAnswered: boolean): void {
    if (!hasAnswered) {
      if (sentAt > this.#newestAnswerSentAt) this.#failuresInARow += 1;
      return;
    }
    this.#hasEverAnswered = true;
    this.#newestAnswerSentAt = Math.max(this.#newestAnswerSentAt, sentAt);
    this.#failuresInARow = 0;
  }

  /** What the gateway has said since a moment; `not-asked` while its answer is not sure. */
  answerSince(since: number): StepAnswer {
    if (this.#newestAnswerSentAt >= since) return 'answered';
    if (this.#failuresInARow < SILENT_AFTER) return 'not-asked';
    return this.#hasEverAnswered ? 'silent' : 'never-answered';
  }

  /** Where the way is broken whose far targets have failed since a moment; `unknown` where the gateway does not tell. */
  placeSince(since: number): BreakPlace {
    const answer = this.answerSince(since);
    if (answer === 'answered') return 'beyond';
    return answer === 'silent' ? 'gateway' : 'unknown';
  }
}
