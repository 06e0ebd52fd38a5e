import { isIPv6 } from 'node:net';
import { SECOND_MS } from '../../shared/durations';
import type { WatchTarget } from '../../shared/settings';
import { LineWatch, type ProbeTarget } from '../core/outages/line-watch';
import type { Clock, MonotonicClock, Timers } from '../core/ports';
import { TargetAddresses } from './addresses';
import type { WatchOrder, WatchReport } from './messages';
import type { ReadPath } from './read-path';

/** A test fills the buffers of the line: connections are slow then, and only a failure says something. */
const TIMEOUT_DURING_TEST_MS = 10 * SECOND_MS;
/** Routers answer here with their name service, or refuse. */
const GATEWAY_PORT = 53;

export interface WatcherDeps {
  readonly readPath: () => ReadPath;
  /** Time until the answer, in ms; null without one. */
  readonly probe: (
    place: { readonly host: string; readonly port: number },
    timeoutMs: number,
  ) => Promise<number | null>;
  readonly lookUp: (name: string) => Promise<readonly string[]>;
  readonly report: (report: WatchReport) => void;
  readonly newId: () => string;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
}

interface Question {
  readonly target: ProbeTarget;
  /** Of the look that asks. */
  readonly epoch: number;
  readonly path: ReadPath;
  readonly timeoutMs: number;
}

/** Watches the line between the tests: asks the way out, the gateway and the far targets, and reports what it finds. */
export class Watcher {
  readonly #deps: WatcherDeps;
  #watch: LineWatch | null = null;
  #isTesting = false;
  #hasWoken = false;
  /** By the last look. */
  #hasIpv4: boolean | null = null;
  #cancelNext = (): void => undefined;

  constructor(deps: WatcherDeps) {
    this.#deps = deps;
  }

  take(order: WatchOrder): void {
    switch (order.kind) {
      case 'watch':
        return this.#start(order.targets);
      case 'test':
        this.#isTesting = order.isTesting;
        return;
      case 'woken':
        this.#hasWoken = true;
        return;
      case 'end':
        return this.#stop();
    }
  }

  #start(targets: readonly WatchTarget[]): void {
    this.#stop();
    const { lookUp, clock, report, newId } = this.#deps;
    const addresses = new TargetAddresses({ targets, lookUp, monotonicMs: () => clock.monotonicMs() });
    this.#watch = new LineWatch({
      targets: targets.length,
      newId,
      onEvent: (event, seenAt) =>
        report({ kind: 'event', event, seenAt: { ...seenAt, addresses: this.#namesOf(targets, addresses) } }),
      onMinute: (minute, way) => report({ kind: 'minute', minute, way }),
      onWay: (way) => report({ kind: 'way', way }),
    });
    this.#look(this.#watch, addresses);
  }

  /** Each target by the address that is asked, or the first one of the settings where none can be. */
  #namesOf(targets: readonly WatchTarget[], addresses: TargetAddresses): readonly string[] {
    return targets.map(({ addresses: [first = ''], port }, index) => {
      const host = addresses.of(index, this.#hasIpv4)?.host ?? first;
      return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
    });
  }

  #stop(): void {
    this.#cancelNext();
    this.#watch?.end(this.#deps.clock.now());
    this.#watch = null;
  }

  #look(watch: LineWatch, addresses: TargetAddresses): void {
    const { clock, readPath, timers } = this.#deps;
    const reading = { wallMs: clock.now(), monotonicMs: clock.monotonicMs(), uptimeMs: clock.uptimeMs() };
    const path = readPath();
    this.#hasIpv4 = path.hasIpv4;
    const { probes, epoch, timeoutMs, nextInMs } = watch.look(reading, path, this.#hasWoken);
    this.#hasWoken = false;
    for (const target of probes) void this.#ask(watch, addresses, { target, epoch, path, timeoutMs });
    this.#cancelNext = timers.after(nextInMs, () => this.#look(watch, addresses));
  }

  async #ask(
    watch: LineWatch,
    addresses: TargetAddresses,
    { target, epoch, path, timeoutMs }: Question,
  ): Promise<void> {
    const place =
      target === 'gateway'
        ? path.gateway === null
          ? null
          : { host: path.gateway, port: GATEWAY_PORT }
        : addresses.of(target, path.hasIpv4);
    if (place === null) return;
    const sentAt = this.#deps.clock.now();
    const latencyMs = await this.#deps.probe(
      place,
      this.#isTesting ? Math.max(timeoutMs, TIMEOUT_DURING_TEST_MS) : timeoutMs,
    );
    // One that was asked before the watching ended, or began again, is of nobody.
    if (watch === this.#watch) watch.take({ target, epoch, sentAt, latencyMs });
  }
}
