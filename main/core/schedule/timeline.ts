import type { MissReason } from '../../../shared/unmeasured';
import { passageBetween, type ClockReading, type Passage } from './passage';

/** A stretch of the wall clock in which no slot could have its run, and why; `to` is included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly reason: MissReason;
}

/** More stretches than this are not told apart. */
const MAX_STRETCHES = 32;

/**
 * What is known of the time since the slots of a schedule were last settled: when the computer slept, when its clock
 * was changed, and what else kept runs away. The time before the first look is one in which nobody was there.
 */
export class Timeline {
  #last: ClockReading | null = null;
  #stretches: readonly Stretch[] = [];

  /** The last look, by the wall clock; before the first one the begin of time. */
  get lookedAt(): number {
    return this.#last?.wallMs ?? Number.NEGATIVE_INFINITY;
  }

  /** Oldest first. */
  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** Takes in a look at the clocks, and says what happened since the last one. */
  look(reading: ClockReading, hasWoken: boolean): Passage {
    const last = this.#last;
    this.#last = reading;
    const { wallMs } = reading;
    if (last === null) {
      this.explain({ from: Number.NEGATIVE_INFINITY, to: wallMs, reason: 'not-running' });
      return { passedMs: 0, absentMs: 0, clockShiftMs: 0 };
    }
    const passage = passageBetween(last, reading, hasWoken);
    const { absentMs, clockShiftMs } = passage;
    // What was known of a time that the clock has not reached yet says nothing any more.
    if (clockShiftMs < 0) this.settled();
    if (absentMs > 0) {
      const from = Math.min(last.wallMs, wallMs - absentMs);
      this.explain({ from, to: from + absentMs, reason: 'asleep' });
    }
    if (clockShiftMs > 0) {
      this.explain({ from: wallMs - clockShiftMs, to: wallMs, reason: 'clock-changed' });
    }
    return passage;
  }

  /** Adds what kept runs away in a stretch of time. A stretch of the same reason that reaches up to it goes on. */
  explain(stretch: Stretch): void {
    if (stretch.from >= stretch.to) return;
    const last = this.#stretches.at(-1);
    const goesOn =
      last !== undefined &&
      last.to >= stretch.from &&
      (last.reason === stretch.reason || this.#stretches.length >= MAX_STRETCHES);
    this.#stretches = goesOn
      ? [...this.#stretches.slice(0, -1), { ...last, to: Math.max(last.to, stretch.to) }]
      : [...this.#stretches, stretch].slice(-MAX_STRETCHES);
  }

  /** Every slot up to now has its run or its record. */
  settled(): void {
    this.#stretches = [];
  }
}
