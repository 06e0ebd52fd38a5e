import { SECOND_MS } from '../../shared/durations';
import type { Standstill } from './standstill';

/** How often the thread looks, and the main process gives a sign of life. */
export const BEAT_EVERY_MS = SECOND_MS;
/** So long without a sign of life is a standstill. */
export const STANDSTILL_MS = 30 * SECOND_MS;
/** A look that comes later than this was kept from coming, by sleep or by a busy computer: the rest of its time does not count. */
const LONGEST_LOOK_MS = 2 * BEAT_EVERY_MS;
/** While a standstill lasts, it is written again so often. */
const WRITE_EVERY_MS = 10 * SECOND_MS;

/** What the thread sees of the main process. */
export interface BeatLook {
  readonly wallMs: number;
  readonly monotonicMs: number;
  /** Signs of life until now. */
  readonly beats: number;
  readonly doing: string;
}

/** `lasts`: it stands still, and that is to be written down. `over`: it goes on. */
export interface BeatFinding {
  readonly kind: 'lasts' | 'over';
  readonly standstill: Standstill;
}

/** Finds out from its signs of life whether the main process stands still. */
export class BeatWatch {
  #last: BeatLook | null = null;
  /** The look that saw the last sign of life. */
  #alive: BeatLook | null = null;
  /** Time without one that counts. */
  #silentMs = 0;
  /** Of the standstill that was found; null while there is none. */
  #writtenMs: number | null = null;

  /** What follows from one look; null where nothing does. */
  look(look: BeatLook): BeatFinding | null {
    const last = this.#last;
    this.#last = look;
    if (last === null || this.#alive === null) {
      this.#alive = look;
      return null;
    }
    this.#silentMs += Math.min(Math.max(0, look.monotonicMs - last.monotonicMs), LONGEST_LOOK_MS);
    return look.beats === this.#alive.beats ? this.#silent(this.#alive) : this.#goesOn(this.#alive, look);
  }

  #silent(alive: BeatLook): BeatFinding | null {
    if (this.#silentMs < STANDSTILL_MS) return null;
    if (this.#writtenMs !== null && this.#silentMs - this.#writtenMs < WRITE_EVERY_MS) return null;
    this.#writtenMs = this.#silentMs;
    return { kind: 'lasts', standstill: this.#found(alive) };
  }

  #goesOn(alive: BeatLook, look: BeatLook): BeatFinding | null {
    const wasFound = this.#writtenMs !== null;
    const standstill = this.#found(alive);
    this.#alive = look;
    this.#silentMs = 0;
    this.#writtenMs = null;
    return wasFound ? { kind: 'over', standstill } : null;
  }

  /** What was begun last is known from the look in which nothing moved any more. */
  #found(alive: BeatLook): Standstill {
    return { startedAt: alive.wallMs, durationMs: Math.round(this.#silentMs), doing: this.#doing };
  }

  get #doing(): string {
    return this.#last?.doing ?? '';
  }
}
