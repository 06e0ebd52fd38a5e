import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import type { Settings } from '../../shared/settings';
import type { Clock, MonotonicClock } from '../core/ports';
import type { LineWait } from '../core/run/run-request';
import { compareTraffic } from '../core/schedule/conditions';
import { TrafficWindow, type InterfaceReading } from '../core/schedule/line-traffic';
import { decideStart, type ConditionReaders } from './precheck';

/** A slot waits so long at most for a quiet line, counted from the first look that found it busy. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** A slot has its run so long before the next one of its schedule is due. */
const BEFORE_NEXT_MS = 10 * SECOND_MS;

export interface LineGateDeps extends ConditionReaders {
  readonly settings: () => Pick<Settings, 'schedules'>;
  /** The counters of the interface that leads out; null where they are not told. May throw. */
  readonly readTraffic: () => InterfaceReading | null;
  /** Whether a run measures, whose traffic is not that of others. */
  readonly isMeasuring: () => boolean;
  readonly clock: Clock & MonotonicClock;
  /** A slot has begun to wait for the line. */
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** A slot that is due, and when the next one of its schedule is; null where none comes. */
export interface DueSlot {
  readonly scheduleId: string;
  readonly slotAt: number;
  readonly nextDueAt: number | null;
}

/** Whether the run of a slot starts now. Where it has waited, its run says for how long. */
export type LineAnswer = { readonly kind: 'wait' } | { readonly kind: 'go'; readonly lineWait?: LineWait };

interface Wait {
  readonly slotAt: number;
  /** By the monotonic clock. */
  readonly sinceMs: number;
  /** False while only the first seconds of traffic were waited for. */
  readonly wasBusy: boolean;
}

/** Lets the runs of schedules wait while this computer's own traffic is above their limit. */
export class LineGate {
  readonly #deps: LineGateDeps;
  readonly #window = new TrafficWindow();
  readonly #waits = new Map<string, Wait>();

  constructor(deps: LineGateDeps) {
    this.#deps = deps;
  }

  /** Looks at the counters where a schedule asks for it; called with each beat of the scheduler. */
  beat(): void {
    const { settings, readTraffic, isMeasuring, clock } = this.#deps;
    const isAsked = settings().schedules.some(
      ({ isEnabled, maxTrafficBitsPerSecond }) => isEnabled && maxTrafficBitsPerSecond !== null,
    );
    if (!isAsked || isMeasuring()) return this.#window.clear();
    let counters: ReturnType<typeof readTraffic> = null;
    try {
      counters = readTraffic();
    } finally {
      // Where they cannot be read, what was seen before says nothing of now.
      this.#window.add(counters, clock.monotonicMs());
    }
  }

  /** A run has ended, maybe between two beats: what was seen until now holds its traffic. */
  forget(): void {
    this.#window.clear();
  }

  /** Ends soon, and never rejects: what fails keeps no run from starting. */
  async ask(slot: DueSlot): Promise<LineAnswer> {
    try {
      return await this.#ask(slot);
    } catch (error) {
      this.#deps.log('Whether the line is busy could not be told; the test is made', error);
      return { kind: 'go' };
    }
  }

  /** Whether the slot of a schedule waits for the line. */
  isWaiting(scheduleId: string, slotAt: number): boolean {
    const wait = this.#waits.get(scheduleId);
    return wait?.slotAt === slotAt && wait.wasBusy;
  }

  async #ask({ scheduleId, slotAt, nextDueAt }: DueSlot): Promise<LineAnswer> {
    const { settings, isMeasuring, clock } = this.#deps;
    const schedule = settings().schedules.find(({ id }) => id === scheduleId);
    // While a run measures, the slot waits for that.
    if (schedule === undefined || schedule.maxTrafficBitsPerSecond === null || isMeasuring()) {
      return { kind: 'go' };
    }
    const load = compareTraffic(schedule, this.#window.traffic);
    const nowMs = clock.monotonicMs();
    const before = this.#waits.get(scheduleId);
    const wait: Wait = before?.slotAt === slotAt ? before : { slotAt, sinceMs: nowMs, wasBusy: false };
    const waitedMs = nowMs - wait.sinceMs;
    const isTimeLeft = nextDueAt === null || nextDueAt - clock.now() > BEFORE_NEXT_MS;
    const mayWait = waitedMs < LONGEST_WAIT_MS && isTimeLeft;
    const isHeldBack = mayWait && (load === 'busy' || load === 'not-yet');
    if (isHeldBack && (before === wait || (await this.#shouldWait(schedule, slotAt, load)))) {
      this.#waits.set(scheduleId, { ...wait, wasBusy: wait.wasBusy || load === 'busy' });
      if (!wait.wasBusy && load === 'busy') this.#deps.onChanged();
      return { kind: 'wait' };
    }
    if (!wait.wasBusy && load !== 'busy') return { kind: 'go' };
    return { kind: 'go', lineWait: { waitedMs, isStillBusy: load === 'busy' } };
  }

  /** A slot that another condition keeps from its run does not wait. */
  async #shouldWait(schedule: ScheduleSettings, slotAt: number, line: 'busy' | 'not-yet'): Promise<boolean> {
    const run = { slotAt, startedAt: this.#deps.clock.now() };
    const decision = await decideStart(schedule, run, { line, mayWait: true }, this.#deps);
    return decision.kind === 'wait';
  }
}
