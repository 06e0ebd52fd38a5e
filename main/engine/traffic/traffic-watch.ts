import { ENGINE_CLOCK, type EngineClock } from '../clock';
import {
  readCounters,
  type InterfaceBytes,
  type ReadCounters,
  type TrafficCounters,
} from './interface-counters';

const EVERY_MS = 50;
/** Over less the steps of the counters weigh too much. */
const LEAST_MS = 400;
/** Some drivers bring their counters up to date once a second only: over a short phase these say nothing. */
const LEAST_STEPS = 4;
/** Counters of some drivers have 32 bits, and begin again at 0. One that is far from its end was set back. */
const WRAPS_AT = 2 ** 32;
const NEAR_END = 2 ** 31;

/** What an interface moved in one direction over a stretch of the engine's clock, in bytes. */
export interface MovedBytes {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bytes: number;
  /** What TCP sent again meanwhile, on whatever interface. */
  readonly sentAgainBytes: number;
}

interface Sample {
  readonly atMs: number;
  readonly counters: TrafficCounters;
}

/** A counter at a moment. */
interface Point {
  readonly atMs: number;
  readonly bytes: number;
  readonly sentAgainBytes: number;
}

/** Follows what the interfaces of this computer move while a phase is measured. Knows nothing where the system does not tell. */
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

  /** What an interface moved within a stretch, as far as its counters say. Null where they do not. */
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

  /** What an interface moved in all while it was followed; null where its counters do not say. */
  whole(name: string, direction: keyof InterfaceBytes): MovedBytes | null {
    const curve = this.#curve(name, direction);
    const [first, last] = [curve[0], curve.at(-1)];
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return null;
    return between(first, last);
  }

  /** Where a counter was seen to go on: only there its value is known to be of that moment. */
  #steps(name: string, direction: keyof InterfaceBytes): readonly Point[] {
    const curve = this.#curve(name, direction);
    return curve.filter(({ bytes }, index) => index > 0 && bytes !== curve[index - 1]?.bytes);
  }

  /** The counter as one that never begins again; empty once it was seen to be set back. */
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
