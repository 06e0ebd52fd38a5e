import { SECOND_MS } from '../../../shared/durations';

/** The byte counters of the interface that leads out. */
export interface InterfaceReading {
  readonly interfaceName: string;
  readonly received: number;
  readonly sent: number;
}

/** Traffic in bit/s; `not-yet`: it was not looked at for long enough; null where the computer does not tell. */
export type LineTraffic = number | 'not-yet' | null;

interface Sample extends InterfaceReading {
  /** By the monotonic clock. */
  readonly atMs: number;
}

/** The traffic is that of the last ten seconds. Beats may come a little early. */
const LEAST_SPAN_MS = 9 * SECOND_MS;
/** Samples that lie further apart say nothing of the last seconds: the computer slept, or nobody looked. */
const MOST_SPAN_MS = 30 * SECOND_MS;
/** Some drivers count with 32 bits. */
const WRAP_BYTES = 2 ** 32;

/**
 * The traffic of this computer over the line in the last seconds, both directions together, by samples of its counters.
 * Without samples it holds nothing and costs nothing.
 */
export class TrafficWindow {
  #samples: readonly Sample[] = [];
  #isUnknown = false;

  /** Adds what the counters say now; null where they cannot be read, or nothing leads out. */
  add(reading: InterfaceReading | null, atMs: number): void {
    this.#isUnknown = reading === null;
    if (reading === null) {
      this.#samples = [];
      return;
    }
    const sample = { ...reading, atMs };
    const last = this.#samples.at(-1);
    const goesOn =
      last !== undefined &&
      last.interfaceName === reading.interfaceName &&
      atMs >= last.atMs &&
      atMs - last.atMs <= MOST_SPAN_MS &&
      bytesBetween(last, sample) !== null;
    const since = this.#samples.findLastIndex((one) => atMs - one.atMs >= LEAST_SPAN_MS);
    this.#samples = goesOn ? [...this.#samples.slice(Math.max(0, since)), sample] : [sample];
  }

  /** What was seen until now is not that of others: a test of Linewatch is running. */
  clear(): void {
    this.#isUnknown = false;
    this.#samples = [];
  }

  /** The traffic until the last sample. */
  get traffic(): LineTraffic {
    if (this.#isUnknown) return null;
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined) return 'not-yet';
    const spanMs = last.atMs - first.atMs;
    if (spanMs < LEAST_SPAN_MS) return 'not-yet';
    const bytes = this.#samples
      .slice(1)
      .map((sample, index) => bytesBetween(this.#samples[index] ?? sample, sample) ?? 0)
      .reduce((sum, one) => sum + one, 0);
    return (bytes * 8 * SECOND_MS) / spanMs;
  }
}

/** Bytes in both directions between two readings; null where a counter was set back. */
function bytesBetween(before: InterfaceReading, after: InterfaceReading): number | null {
  const received = countBetween(before.received, after.received);
  const sent = countBetween(before.sent, after.sent);
  return received === null || sent === null ? null : received + sent;
}

/** A counter of 32 bits begins at zero again from its upper half; any other that falls was set back. */
function countBetween(before: number, after: number): number | null {
  if (after >= before) return after - before;
  const hasWrapped = before < WRAP_BYTES && before >= WRAP_BYTES / 2 && after < WRAP_BYTES / 2;
  return hasWrapped ? after + WRAP_BYTES - before : null;
}
