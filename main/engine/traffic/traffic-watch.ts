import { ENGINE_CLOCK, type EngineClock } from '../clock';
import {
  readCounters,
  type InterfaceBytes,
  type ReadCounters,
  type TrafficCounters,
} from './interface-counters';

const EVERY_MS = 50;
/** Minimum length of a range, in ms; in shorter ones the steps of the counters are too coarse. */
const LEAST_MS = 400;
/** Minimum number of counter updates: some drivers update only once per second. */
const LEAST_STEPS = 4;
/** Counters of some drivers have 32 bits and wrap to 0. A counter that falls from a lower value was reset. */
const WRAPS_AT = 2 ** 32;
const NEAR_END = 2 ** 31;

/** Bytes transferred by an interface in one direction within a range on the engine’s clock. */
export interface MovedBytes {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bytes: number;
  /** Bytes retransmitted by TCP meanwhile, on all interfaces. */
  readonly sentAgainBytes: number;
}

interface Sample {
  readonly atMs: number;
  readonly counters: TrafficCounters;
}

/** A counter value with its time. */
interface Point {
  readonly atMs: number;
  readonly bytes: number;
  readonly sentAgainBytes: number;
}

/**
 * Records the counters of this computer’s interfaces while a phase is measured. Without counters, all results are
 * null.
 */
export class TrafficWatch {
  readonly #read: ReadCounters;
  readonly #clock: EngineClock;
  readonly #samples: Sample[] = [];
  #stop: (() => void) | null = null;

  constructor(read: ReadCounters = readCounters, clock: EngineClock = ENGINE_CLOCK) {
    this.#read = read;
    this.#clock = clock;
  }

  start(): void {
    this.#look();
    if (this.#samples.length === 0) return;
    this.#stop = this.#clock.every(EVERY_MS, () => {
      this.#look();
    });
  }

  stop(): void {
    if (this.#stop === null) return;
    this.#stop();
    this.#stop = null;
    this.#look();
  }

  /** Bytes of an interface within a range; null if unknown. */
  within(
    name: string,
    direction: keyof InterfaceBytes,
    { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  ): MovedBytes | null {
    const steps = this.#steps(name, direction);
    const inside = steps.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined || inside.length < LEAST_STEPS) return null;
    if (last.atMs - first.atMs < LEAST_MS || last.bytes < first.bytes) return null;
    return between(first, last);
  }

  /** Bytes of an interface during the whole time; null if unknown. */
  whole(name: string, direction: keyof InterfaceBytes): MovedBytes | null {
    const curve = this.#curve(name, direction);
    const [first, last] = [curve[0], curve.at(-1)];
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return null;
    return between(first, last);
  }

  /** Points at which a counter changed: only then is its value exactly known. */
  #steps(name: string, direction: keyof InterfaceBytes): readonly Point[] {
    const curve = this.#curve(name, direction);
    return curve.filter(({ bytes }, index) => index > 0 && bytes !== curve[index - 1]?.bytes);
  }

  /** The counter without wraps; empty if it was reset. */
  #curve(name: string, direction: keyof InterfaceBytes): readonly Point[] {
    const curve: Point[] = [];
    let [before, base] = [0, 0];
    for (const { atMs, counters } of this.#samples) {
      const value = counters.interfaces.get(name)?.[direction];
      if (value === undefined) return [];
      if (value < before) {
        if (before >= WRAPS_AT || before < NEAR_END) return [];
        base += WRAPS_AT;
      }
      before = value;
      curve.push({ atMs, bytes: base + value, sentAgainBytes: counters.sentAgainBytes });
    }
    return curve;
  }

  #look(): void {
    const counters = this.#read();
    if (counters !== null) this.#samples.push({ atMs: this.#clock.monotonicMs(), counters });
  }
}

const between = (first: Point, last: Point): MovedBytes => ({
  fromMs: first.atMs,
  toMs: last.atMs,
  bytes: last.bytes - first.bytes,
  sentAgainBytes: last.sentAgainBytes - first.sentAgainBytes,
});
