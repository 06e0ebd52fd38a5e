import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { Settings } from '../../shared/settings';
import type { Clock, MonotonicClock, Timers } from '../core/ports';
import type { ScheduleState, ScheduleStore, SlotRecords } from '../core/schedule/ports';
import { NETWORK_GRACE_MS } from '../core/network/network-grace';
import type { Pipeline } from '../core/run/pipeline';
import {
  dueSlots,
  isAheadOfClock,
  toRecord,
  withoutNewest,
  type DueQuestion,
  type DueSlots,
} from '../core/schedule/due';
import type { Passage } from '../core/schedule/passage';
import { createPlan, getSpecification, type SchedulePlan } from '../core/schedule/plan';
import { slotsAfter } from '../core/schedule/slots';
import { isSameState, nextState, takeBackMissed } from '../core/schedule/standing';
import { Timeline } from '../core/schedule/timeline';

/** The clocks are looked at so often. */
const BEAT_MS = 5 * SECOND_MS;
/** … and so often while a run waits for the network. */
const WAITING_BEAT_MS = SECOND_MS;
/** The first run after start or wake is tried twice, unless it comes so much later that the network is up for long. */
const COMING_UP_MS = 10 * MINUTE_MS;
/** A run that starts this long after its slot still counts as on time. A clock set back by less changes no slot. */
const ON_TIME_MS = 2 * MINUTE_MS;
/** The time zone is asked for so often; some systems search for it in many files. */
const ZONE_EVERY_MS = MINUTE_MS;
/** A clock that is set forward by less makes nothing seem old. */
const LEAST_GAP_MS = MINUTE_MS;
/** Missed slots are recorded in portions, so that a long absence does not freeze the tray. */
const PORTION = 50;

export interface SchedulerDeps {
  readonly pipeline: Pick<Pipeline, 'run' | 'recordMissed'>;
  readonly state: ScheduleStore;
  readonly records: SlotRecords;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
  readonly settings: () => Settings;
  readonly zone: { readonly current: string; look(): boolean };
  readonly installId: string;
  /** Whether the network can be used, as far as this computer can tell without a test. Ends soon. */
  readonly isNetworkReady: () => Promise<boolean>;
  /** Says which run of the schedule is to prove that messages arrive. */
  readonly canary: { isDue(): boolean; sent(): void };
  /** Wakes the scheduler at a moment of the wall clock; null where none is due. A convenience: the beat finds it, too. */
  readonly alarm: { set(at: number | null): void };
  /** Called with every beat, after the clocks were read. */
  readonly onLook: () => void;
  /** The computer slept, the process stood still, or the clock was set forward: what seems long ago may be of just now. */
  readonly onGap: () => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Compares the wall clock with the recorded next slot, and asks the pipeline for a run when one is due. It looks by the
 * beat of a timer that nothing of the calendar can stop: clocks may be set, zones changed, computers sleep.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #timeline = new Timeline();
  #cancelBeat: (() => void) | null = null;
  #isStopped = false;
  #isLooking = false;
  #isAskedAgain = false;
  #isFirstLook = true;
  #hasWoken = false;
  /** When the application started or the computer woke up, by the monotonic clock. */
  #upSinceMs: number;
  #upReason: 'not-running' | 'asleep' = 'not-running';
  #isWaiting = false;
  #isComingUp = true;
  #zoneLookedAtMs: number | null = null;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#upSinceMs = deps.clock.monotonicMs();
  }

  start(): void {
    this.#isStopped = false;
    this.#beat();
  }

  /** No run is started after this, also by a look that is under way. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelBeat?.();
    this.#cancelBeat = null;
    this.#deps.alarm.set(null);
  }

  /** The computer woke up: look at once, but let the network come first. */
  wake(): void {
    this.#hasWoken = true;
    this.#comeUp();
    this.#zoneLookedAtMs = null;
    void this.tick();
  }

  /** When the next run is due; null while paused or where the expression is wrong. */
  nextDueAt(): number | null {
    const plan = this.#plan();
    if (plan === null) return null;
    const state = this.#deps.state.read();
    if (state?.specification === getSpecification(plan)) return state.nextDueAt;
    return slotsAfter(plan, this.#deps.clock.now(), 1)[0] ?? null;
  }

  /** Looks at the clock. Called by the beat, and whenever the settings change, a run ends or the computer wakes. */
  async tick(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#isAskedAgain && !this.#isStopped) {
        this.#isAskedAgain = false;
        await this.#look();
      }
    } catch (error) {
      this.#deps.log('The schedule could not be looked at; it is tried again in a moment', error);
    } finally {
      this.#isLooking = false;
    }
  }

  /** The network may be coming up only now. */
  #comeUp(): void {
    this.#isComingUp = true;
    this.#upReason = 'asleep';
    this.#upSinceMs = this.#deps.clock.monotonicMs();
  }

  #beat(): void {
    if (this.#isStopped) return;
    this.#cancelBeat = this.#deps.timers.after(this.#isWaiting ? WAITING_BEAT_MS : BEAT_MS, () =>
      this.#beat(),
    );
    // The look reads the clocks before it waits for anything.
    void this.tick();
    this.#carefully(this.#deps.onLook);
  }

  #carefully(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#deps.log('The clock could not be looked at', error);
    }
  }

  async #look(): Promise<void> {
    const { state } = this.#deps;
    const lookedAt = this.#timeline.lookedAt;
    const { clockShiftMs, passedMs } = this.#readClocks();
    const now = this.#deps.clock.now();
    const plan = this.#plan();
    const stored = state.read();
    const isFirst = this.#isFirstLook;
    this.#isFirstLook = false;
    if (stored === null) {
      this.#timeline.settled();
      return this.#advance(plan, now);
    }
    if ((isFirst || clockShiftMs < 0) && isAheadOfClock(stored, now, ON_TIME_MS)) {
      takeBackMissed(this.#deps.records, stored, now);
      // The clock was set at some time since the last look; what has come due since is looked at next.
      this.#isAskedAgain = true;
      return this.#advance(plan, now - passedMs);
    }
    const due = dueSlots({
      stored,
      plan,
      now,
      stretches: this.#timeline.stretches,
      // A pause may have begun at any time since the last look: what came due after that is not missed.
      until: plan === null ? lookedAt : now,
      lastRecordedAt: () => this.#deps.records.lastSlotUntil(now),
    });
    if (due.length === 0) {
      this.#timeline.settled();
      const isCurrent = plan !== null && getSpecification(plan) === stored.specification;
      return isCurrent ? this.#setAlarm(stored) : this.#advance(plan, now);
    }
    if (plan !== null && !(await this.#mayStart())) return;
    if (!this.#isStopped) await this.#settle(due, { stored, plan, now });
  }

  /** What has happened to the clocks since the last look; what hangs on that is brought up to date. */
  #readClocks(): Passage {
    const { clock, zone, alarm, onChanged, onGap } = this.#deps;
    const monotonicMs = clock.monotonicMs();
    const now = clock.now();
    const reading = { wallMs: now, monotonicMs, uptimeMs: clock.uptimeMs() };
    const passage = this.#timeline.look(reading, this.#hasWoken);
    const { clockShiftMs, absentMs } = passage;
    this.#hasWoken = false;
    // Timers that wait for a time of the wall clock are set anew.
    if (clockShiftMs !== 0 || absentMs > 0) alarm.set(null);
    // Not every system announces that it woke up, and none before the first beat.
    if (absentMs > 0) this.#comeUp();
    if (absentMs > 0 || clockShiftMs > LEAST_GAP_MS) this.#carefully(onGap);
    const isZoneDue = this.#zoneLookedAtMs === null || monotonicMs - this.#zoneLookedAtMs >= ZONE_EVERY_MS;
    if (isZoneDue || absentMs > 0) {
      this.#zoneLookedAtMs = monotonicMs;
      if (zone.look()) onChanged();
    }
    return passage;
  }

  /** Whether a run may start now, or should wait for the network, which is only coming up. */
  async #mayStart(): Promise<boolean> {
    const { clock, isNetworkReady } = this.#deps;
    const upMs = clock.monotonicMs() - this.#upSinceMs;
    this.#isWaiting = upMs < NETWORK_GRACE_MS && !(await isNetworkReady());
    if (this.#isWaiting) {
      // Slots that pass meanwhile are missed for the same reason as those before.
      const now = clock.now();
      this.#timeline.explain({ from: now - 2 * BEAT_MS, to: now, reason: this.#upReason });
    }
    return !this.#isWaiting;
  }

  /** One run for the newest slot that is due; the others before it were missed. */
  async #settle(
    due: readonly DueSlots[],
    { stored, plan, now }: Pick<DueQuestion, 'stored' | 'plan' | 'now'>,
  ): Promise<void> {
    await this.#recordMissed(plan === null ? due : withoutNewest(due));
    const newest = due.at(-1);
    // A run that was asked for by an earlier look may have begun meanwhile, and taken the slot.
    if (this.#isStopped || newest === undefined || !isSameState(this.#deps.state.read(), stored)) return;
    if (plan === null) {
      this.#timeline.settled();
      return this.#advance(plan, now);
    }
    this.#start(newest, plan, now);
  }

  #start({ specification, lastAt: slotAt }: DueSlots, plan: SchedulePlan, now: number): void {
    const { pipeline, canary, state, clock } = this.#deps;
    const schedule = nextState(plan, now);
    const trigger = canary.isDue() ? 'canary' : now - slotAt <= ON_TIME_MS ? 'schedule' : 'catch-up';
    const isTriedTwice = this.#isComingUp && clock.monotonicMs() - this.#upSinceMs < COMING_UP_MS;
    const answer = pipeline.run({ trigger, slotAt, schedule, isTriedTwice });
    const hasStarted = () => {
      this.#isComingUp = false;
      if (trigger === 'canary') canary.sent();
      if (schedule === null) state.clear();
      this.#timeline.settled();
      this.#setAlarm(schedule);
    };
    if (answer.kind === 'started') return hasStarted();
    if (answer.kind === 'waiting') {
      void answer.started.then(({ kind }) => {
        if (kind === 'started') hasStarted();
      });
    }
    // While another run measures or ends, or the disk is full, the slot stays due: the next look asks again.
    const reason = answer.kind === 'not-recorded' ? 'not-recorded' : 'another-run';
    this.#timeline.explain({ from: slotAt - 1, to: now, reason });
    if (state.read()?.nextDueAt !== slotAt) state.write({ specification, nextDueAt: slotAt });
  }

  async #recordMissed(slots: readonly DueSlots[]): Promise<void> {
    for (const [index, missed] of toRecord(slots).entries()) {
      if (this.#isStopped) return;
      await this.#deps.pipeline.recordMissed(missed);
      if (index % PORTION === PORTION - 1) await new Promise((resolve) => setImmediate(resolve));
    }
    if (slots.length > 0) this.#deps.onChanged();
  }

  #advance(plan: SchedulePlan | null, now: number): void {
    const { state, onChanged } = this.#deps;
    const next = plan === null ? null : nextState(plan, now);
    if (next === null) {
      if (state.read() === null) return;
      state.clear();
    } else state.write(next);
    this.#setAlarm(next);
    onChanged();
  }

  #setAlarm(next: ScheduleState | null): void {
    this.#deps.alarm.set(next?.nextDueAt ?? null);
  }

  #plan(): SchedulePlan | null {
    const { schedule } = this.#deps.settings();
    if (schedule.isPaused) return null;
    const answer = createPlan(schedule, this.#deps.zone.current, this.#deps.installId);
    return answer.kind === 'plan' ? answer.plan : null;
  }
}
