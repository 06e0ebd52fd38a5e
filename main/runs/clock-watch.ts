import { MINUTE_MS } from '../../shared/durations';
import type { Clock, MonotonicClock } from '../core/ports';
import { passageBetween, type ClockReading, type Passage } from '../core/schedule/passage';

/** Interval between two readings of the time zone, in ms; some systems search many files for it. */
const ZONE_EVERY_MS = MINUTE_MS;
/** A computer that is awake for so long, in ms, after it was to sleep does not sleep after all. */
const FALLS_ASLEEP_WITHIN_MS = MINUTE_MS;

export interface ClockWatchDeps {
  readonly clock: Clock & MonotonicClock;
  readonly zone: { readonly current: string; look(): boolean };
  readonly onZoneChanged: () => void;
}

/** A reading of all clocks, and what happened since the previous one. */
export interface ClockLook {
  readonly reading: ClockReading;
  /** Whether the system has reported a wake-up since then. */
  readonly hasWoken: boolean;
  readonly passage: Passage;
  /** Wall-clock time of the previous reading; 0 before the first one. */
  readonly lookedAt: number;
}

/** Reads the clocks, and at a longer interval the time zone. */
export class ClockWatch {
  readonly #deps: ClockWatchDeps;
  #last: ClockReading | null = null;
  #hasWoken = false;
  #sleepSaidAtMs: number | null = null;
  #zoneLookedAtMs: number | null = null;

  constructor(deps: ClockWatchDeps) {
    this.#deps = deps;
  }

  /** Call when the computer is about to sleep. */
  sleep(): void {
    this.#sleepSaidAtMs = this.#deps.clock.monotonicMs();
  }

  /** Whether the computer is about to sleep, and has not been heard to wake up. */
  get isFallingAsleep(): boolean {
    const saidAtMs = this.#sleepSaidAtMs;
    return saidAtMs !== null && this.#deps.clock.monotonicMs() - saidAtMs < FALLS_ASLEEP_WITHIN_MS;
  }

  /** Call after the computer woke up, perhaps in another time zone. */
  wake(): void {
    this.#hasWoken = true;
    this.#sleepSaidAtMs = null;
    this.#zoneLookedAtMs = null;
  }

  look(): ClockLook {
    const { clock, zone, onZoneChanged } = this.#deps;
    const monotonicMs = clock.monotonicMs();
    const reading = { wallMs: clock.now(), monotonicMs, uptimeMs: clock.uptimeMs() };
    const last = this.#last;
    const hasWoken = this.#hasWoken;
    this.#last = reading;
    this.#hasWoken = false;
    const passage =
      last === null ? { passedMs: 0, absentMs: 0, clockShiftMs: 0 } : passageBetween(last, reading, hasWoken);
    const isZoneDue = this.#zoneLookedAtMs === null || monotonicMs - this.#zoneLookedAtMs >= ZONE_EVERY_MS;
    if (isZoneDue || passage.absentMs > 0) {
      this.#zoneLookedAtMs = monotonicMs;
      if (zone.look()) onZoneChanged();
    }
    return { reading, hasWoken, passage, lookedAt: last?.wallMs ?? Number.NEGATIVE_INFINITY };
  }
}
