import { SECOND_MS } from '../../../shared/durations';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import type { ClockReading } from '../schedule/passage';
import { absenceBetween, type AbsenceKind } from './absence';
import { GatewaySight } from './gateway-sight';
import {
  isEqualWay,
  isSameNetwork,
  UNKNOWN_WAY,
  withKnown,
  type NetworkPath,
  type NetworkWay,
} from './network-path';
import { MinuteTally } from './probe-tally';
import { RecentLatencies } from './recent-latencies';
import { Reachability } from './reachability';
import { stepsWithoutNetwork, type RouteSteps, type SeenAt } from './route-steps';

/**
 * Between two looks while all is well, in ms: each asks one far target in turn. So the begin of an outage is known to
 * less than two seconds, and all probes of an hour stay below 1 MB.
 */
const CALM_PACE_MS = 1_500;
/** Between two looks while something fails, in ms. */
const ALERT_PACE_MS = SECOND_MS;
/** An outage that lasts before and after a standstill of up to this long is one. */
const LONGEST_GAP_IN_OUTAGE_MS = 60 * SECOND_MS;
const GATEWAY_EVERY_MS = 10 * SECOND_MS;
const GATEWAY_EVERY_WHILE_DOWN_MS = 5 * SECOND_MS;
/** A first packet that is lost is sent again after one second, and after three or each second, by the system. */
const TIMEOUT_MS = 4 * SECOND_MS;
/**
 * While the line is down each look asks anew, so that nothing is gained by waiting for the system to ask for the third
 * time: an hour of it stays below 1 MB.
 */
const TIMEOUT_WHILE_DOWN_MS = 1.9 * SECOND_MS;
/** A line that was slow before may be slow when it is back. */
const SLOWER_WHEN_BACK = 3;

/** What is asked: a far target by its place in the list, or the gateway. */
export type ProbeTarget = number | 'gateway';

export interface ProbeOutcome {
  readonly target: ProbeTarget;
  /** Of the look that asked for it. */
  readonly epoch: number;
  /** By the wall clock, in ms. */
  readonly sentAt: number;
  /** How long the connection took, in ms; null where there was no answer. A refusal is an answer. */
  readonly latencyMs: number | null;
}

export interface LookResult {
  readonly probes: readonly ProbeTarget[];
  /** Handed back with the outcomes: those of before an absence are not counted. */
  readonly epoch: number;
  /** How long to wait for an answer, in ms. */
  readonly timeoutMs: number;
  /** When to look again, in ms from now. */
  readonly nextInMs: number;
}

export interface LineWatchDeps {
  /** How many far targets there are. */
  readonly targets: number;
  readonly newId: () => string;
  /** An event has begun, or has changed: the newest of an id counts. */
  readonly onEvent: (event: LineEvent, seenAt: SeenAt) => void;
  /** A minute, or the part of one that was spent in one network. */
  readonly onMinute: (minute: LineStretch, way: NetworkWay) => void;
  /** The network is another one now, or more is known of it. */
  readonly onWay?: (way: NetworkWay) => void;
}

/** Finds outages in the outcomes of probes, and says of all other time why it was not observed. */
export class LineWatch {
  readonly #deps: LineWatchDeps;
  readonly #reach: Reachability;
  readonly #gateway = new GatewaySight();
  readonly #minutes = new MinuteTally();
  readonly #latencies = new RecentLatencies();
  #before: ClockReading | null = null;
  #isUsable: NetworkPath['isUsable'] = null;
  /** What was known last: while there is no way out, nothing tells which network it was. */
  #way = UNKNOWN_WAY;
  #epoch = 0;
  #turn = 0;
  #gatewayAskedMs = Number.NEGATIVE_INFINITY;
  #open: (SeenAt & { readonly event: LineEvent }) | null = null;
  /** The open outage was not observed from here on; null where it was all the time. */
  #unobservedFrom: number | null = null;

  constructor(deps: LineWatchDeps) {
    this.#deps = deps;
    this.#reach = new Reachability(deps.targets);
  }

  /** The clocks and the way out as they are now. Says what to ask, and when to look again. */
  look(reading: ClockReading, path: NetworkPath, hasWoken = false): LookResult {
    const before = this.#before ?? reading;
    this.#before = reading;
    const absence = absenceBetween(before, reading, hasWoken);
    if (absence !== null) this.#wasAbsent(absence, before, reading);
    this.#follow(path, reading.wallMs);
    const isObserved = absence === null && this.#isWatching;
    const passedMs = isObserved ? reading.monotonicMs - before.monotonicMs : 0;
    this.#tell(this.#minutes.pass(reading.wallMs, passedMs));
    return {
      probes: this.#probes(reading.monotonicMs),
      epoch: this.#epoch,
      timeoutMs: this.#timeoutMs,
      nextInMs: this.#isCalm ? CALM_PACE_MS : ALERT_PACE_MS,
    };
  }

  /** How a probe ended. */
  take({ target, epoch, sentAt, latencyMs }: ProbeOutcome): void {
    if (epoch !== this.#epoch) return;
    if (target === 'gateway') {
      this.#gateway.take(sentAt, latencyMs !== null);
      if (this.#reach.state !== 'down') this.#minutes.addGateway(latencyMs);
      return this.#refinePlace();
    }
    // Moments are whole milliseconds, latencies are not.
    const answeredAt = latencyMs === null ? null : Math.ceil(sentAt + latencyMs);
    // What is lost in an outage is the outage's, and no loss of the line that is up.
    if (this.#reach.state !== 'down') this.#minutes.addFar(latencyMs);
    if (latencyMs !== null) this.#latencies.add(latencyMs);
    // Still lost after a standstill: it lasted all the time.
    if (this.#reach.state === 'down' && latencyMs === null) this.#unobservedFrom = null;
    const change = this.#reach.take({ target, sentAt, answeredAt });
    if (change?.kind === 'lost') this.#lost(change.since);
    if (change?.kind === 'returned') this.#returned(change.at);
  }

  /** The watching ends now: what is open was observed until here. */
  end(now: number): void {
    this.#close(now, { isEndObserved: false });
    this.#tell(this.#minutes.take());
  }

  get #isWatching(): boolean {
    return this.#isUsable !== false && this.#reach.state !== 'unproven';
  }

  get #timeoutMs(): number {
    if (this.#reach.state !== 'down') return TIMEOUT_MS;
    return Math.min(
      TIMEOUT_MS,
      Math.max(TIMEOUT_WHILE_DOWN_MS, this.#latencies.highestMs * SLOWER_WHEN_BACK),
    );
  }

  get #isCalm(): boolean {
    return this.#reach.state === 'up' || this.#reach.state === 'unproven';
  }

  #wasAbsent(kind: AbsenceKind, before: ClockReading, now: ClockReading): void {
    this.#epoch += 1;
    this.#gateway.forget({ isOtherNetwork: false });
    const isShort = now.monotonicMs - before.monotonicMs <= LONGEST_GAP_IN_OUTAGE_MS;
    if (kind === 'standstill' && isShort && this.#open !== null) {
      // It may go on: the next answers say so.
      this.#unobservedFrom ??= before.wallMs;
      this.#reach.continueLost();
    } else {
      this.#close(before.wallMs, { isEndObserved: false });
      this.#reach.restart();
    }
    const startedAt = kind === 'clock-set' ? now.wallMs : before.wallMs;
    const event = { ...this.#newEvent(kind, startedAt), endedAt: Math.max(startedAt, now.wallMs) };
    this.#deps.onEvent(event, { way: this.#way, steps: null });
  }

  #follow(path: NetworkPath, now: number): void {
    this.#isUsable = path.isUsable;
    if (isSameNetwork(this.#way, path)) this.#know(withKnown(path, this.#way));
    else this.#move(path, now);
    const hadNone = this.#open?.event.kind === 'no-network';
    if (path.isUsable === false && !hadNone) {
      this.#epoch += 1;
      this.#close(now, { isEndObserved: false });
      this.#reach.restart();
      this.#begin(
        { ...this.#newEvent('no-network', now), place: 'interface' },
        stepsWithoutNetwork(this.#deps.targets),
      );
    } else if (path.isUsable !== false && hadNone) {
      this.#epoch += 1;
      this.#close(now, { isEndObserved: true });
    }
  }

  /** Goes on in another network, of which nothing is known. What was open belongs to the one before. */
  #move(path: NetworkWay, now: number): void {
    this.#epoch += 1;
    if (this.#open?.event.kind === 'outage') this.#close(now, { isEndObserved: false, hasMoved: true });
    this.#tell(this.#minutes.take());
    this.#reach.forget();
    this.#gateway.forget({ isOtherNetwork: true });
    this.#know(withKnown(path, UNKNOWN_WAY));
  }

  #know(way: NetworkWay): void {
    const isNews = !isEqualWay(way, this.#way);
    this.#way = way;
    if (isNews) this.#deps.onWay?.(way);
  }

  #probes(monotonicMs: number): readonly ProbeTarget[] {
    if (this.#isUsable === false) return [];
    const { state } = this.#reach;
    const gatewayEveryMs =
      state === 'suspect' ? 0 : state === 'down' ? GATEWAY_EVERY_WHILE_DOWN_MS : GATEWAY_EVERY_MS;
    const isGatewayDue = this.#way.gateway !== null && monotonicMs - this.#gatewayAskedMs >= gatewayEveryMs;
    if (isGatewayDue) this.#gatewayAskedMs = monotonicMs;
    const gateway = isGatewayDue ? (['gateway'] as const) : [];
    const { targets } = this.#deps;
    if (state === 'suspect') return [...gateway, ...Array.from({ length: targets }, (_, target) => target)];
    this.#turn = (this.#turn + 1) % Math.max(1, targets);
    return targets === 0 ? gateway : [...gateway, this.#turn];
  }

  #lost(since: number): void {
    this.#close(since, { isEndObserved: false });
    const place = this.#gateway.placeSince(since);
    this.#begin({ ...this.#newEvent('outage', since), place }, this.#stepsSince(since));
  }

  #returned(at: number): void {
    const unobservedFrom = this.#unobservedFrom;
    this.#close(unobservedFrom ?? at, { isEndObserved: unobservedFrom === null });
  }

  #stepsSince(since: number): RouteSteps {
    return {
      isConnected: this.#isUsable,
      gateway: this.#gateway.answerSince(since),
      targets: this.#reach.answers,
    };
  }

  /** The gateway's silence may be known a moment after that of the far targets. */
  #refinePlace(): void {
    const { event, steps } = this.#open ?? {};
    if (event?.kind !== 'outage' || event.place !== 'unknown' || steps == null) return;
    const gateway = this.#gateway.answerSince(event.startedAt);
    if (gateway === steps.gateway || gateway === 'not-asked') return;
    this.#begin({ ...event, place: this.#gateway.placeSince(event.startedAt) }, { ...steps, gateway });
  }

  #newEvent(kind: LineEvent['kind'], startedAt: number): LineEvent {
    return {
      id: this.#deps.newId(),
      kind,
      place: 'unknown',
      startedAt,
      endedAt: null,
      isEndObserved: true,
    };
  }

  #begin(event: LineEvent, steps: RouteSteps): void {
    this.#open = { event, way: this.#way, steps };
    this.#deps.onEvent(event, this.#open);
  }

  #close(at: number, end: Pick<LineEvent, 'isEndObserved' | 'hasMoved'>): void {
    const open = this.#open;
    this.#open = null;
    this.#unobservedFrom = null;
    if (open === null) return;
    this.#deps.onEvent({ ...open.event, ...end, endedAt: Math.max(open.event.startedAt, at) }, open);
  }

  #tell(minute: LineStretch | null): void {
    if (minute !== null) this.#deps.onMinute(minute, this.#way);
  }
}
