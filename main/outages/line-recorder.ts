import type { LineEvent, LineStretch } from '../../shared/history/outages';
import type { TimeRange } from '../../shared/time-range';
import type { Clock } from '../core/ports';
import { routeOf, type NetworkFacts } from '../core/outages/route-steps';
import type { NetworkWay } from '../core/outages/network-path';
import type { WatchReport } from './messages';

/** What waits while the disk refuses; older minutes go first. */
const MAX_WAITING = 10_000;
const MIN_STOPPED_MS = 60_000;
/** The last minute that was watched lies so close to the end of the watching. */
const LATELY_MS = 10 * 60_000;

type Finding = Exclude<WatchReport, { kind: 'way' }>;

/** Where the line is recorded. */
export interface LineRecords {
  saveEvent(event: LineEvent, now: number): void;
  saveMinute(minute: LineStretch): void;
  closeLeft(now: number): void;
  lastWatchedAt(): number | null;
  /** Key of the network of the last minute of a stretch of time; null where none was recorded. */
  lastNetworkIn(range: TimeRange): string | null;
}

export interface LineRecorderDeps {
  /** Called for every report, and when the network changes. Never throws. */
  readonly factsOf: (way: NetworkWay) => NetworkFacts;
  readonly records: LineRecords;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Something was recorded. */
  readonly onRecorded: (report: WatchReport) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Records what the watching reports, in its order. What the disk refuses waits for the next report; one that is refused
 * while the next is taken is not refused by the disk, and is left out: nothing may keep all others from being recorded.
 */
export class LineRecorder {
  readonly #deps: LineRecorderDeps;
  #waiting: Finding[] = [];
  #isRefused = false;

  constructor(deps: LineRecorderDeps) {
    this.#deps = deps;
  }

  /** Ends what an earlier process left open, and records how long nobody watched. */
  open(): void {
    const { records, clock, newId, log } = this.#deps;
    try {
      const lastAt = records.lastWatchedAt();
      const now = clock.now();
      records.closeLeft(now);
      if (lastAt === null || now - lastAt < MIN_STOPPED_MS) return;
      // As with sleep: nothing tells in which network the computer was meanwhile but the one before.
      const network = records.lastNetworkIn({ from: lastAt - LATELY_MS, to: lastAt });
      const stopped = {
        id: newId(),
        kind: 'stopped',
        place: 'unknown',
        startedAt: lastAt,
        endedAt: now,
        isEndObserved: true,
        ...(network !== null && { network }),
      } as const;
      this.take({ kind: 'event', event: stopped });
    } catch (error) {
      log('What the last watching left could not be recorded', error);
    }
  }

  take(report: WatchReport): void {
    if (report.kind === 'way') {
      // Whatever takes long to find out of a network is known by the time that something happens in it.
      this.#deps.factsOf(report.way);
      return;
    }
    this.#waiting = [...this.#waiting, this.#placed(report)].slice(-MAX_WAITING);
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#record(next)) {
        this.#waiting.shift();
        this.#deps.onRecorded(next);
        continue;
      }
      const second = this.#waiting[1];
      if (second === undefined || !this.#record(second)) return;
      this.#waiting.splice(0, 2);
      // Refused once more by a disk that takes others.
      if (this.#record(next)) this.#deps.onRecorded(next);
      else
        this.#deps.log(`A finding of the line cannot be recorded and is left out: ${JSON.stringify(next)}`);
      this.#deps.onRecorded(second);
    }
  }

  /** The finding with the network, and an outage with the route, that it was made in. */
  #placed(report: Finding): Finding {
    const { factsOf } = this.#deps;
    if (report.kind === 'minute') {
      const { network } = factsOf(report.way);
      return { ...report, minute: { ...report.minute, ...(network !== null && { network }) } };
    }
    const { event, seenAt } = report;
    if (seenAt === undefined) return report;
    const facts = factsOf(seenAt.way);
    const { network } = facts;
    const route = routeOf(seenAt, seenAt.addresses, facts);
    return {
      ...report,
      event: { ...event, ...(network !== null && { network }), ...(route !== null && { route }) },
    };
  }

  #record(report: Finding): boolean {
    const { records, clock, log } = this.#deps;
    try {
      if (report.kind === 'event') records.saveEvent(report.event, clock.now());
      else records.saveMinute(report.minute);
      this.#isRefused = false;
      return true;
    } catch (error) {
      if (!this.#isRefused) log('What was found of the line could not be recorded yet', error);
      this.#isRefused = true;
      return false;
    }
  }
}
