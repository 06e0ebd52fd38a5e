import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { ComingRun } from '../../shared/schedule/coming-run';
import { isPausedAt, type ScheduleRef } from '../../shared/schedule/kinds';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import { NETWORK_GRACE_MS } from '../core/network/network-grace';
import type { LineWait } from '../core/run/run-request';
import { createPlan, getSpecification, type SchedulePlan } from '../core/schedule/plan';
import type { ScheduleState } from '../core/schedule/ports';
import { slotsAfter } from '../core/schedule/slots';
import { nextState } from '../core/schedule/standing';
import { ClockWatch, type ClockLook } from './clock-watch';
import type { SchedulerDeps } from './scheduler-deps';
import { ON_TIME_MS, ScheduleLane, type DueRun, type Look } from './schedule-lane';

/** Interval between two checks, in ms. */
const BEAT_MS = 5 * SECOND_MS;
/** Interval between two checks while a run waits for the network, in ms. */
const WAITING_BEAT_MS = SECOND_MS;
/** A smaller forward change of the clock, in ms, is no gap. */
const LEAST_GAP_MS = MINUTE_MS;

/** How the run of a slot starts. */
interface Start {
  readonly now: number;
  readonly next: ScheduleState | null;
  readonly lineWait?: LineWait;
}

/**
 * Compares the wall clock with the recorded next slot of each schedule, and asks the pipeline for a run when one is
 * due. The checks are made by a monotonic timer, so that no change of clock or time zone and no sleep stops them.
 */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #clocks: ClockWatch;
  readonly #lanes = new Map<string, ScheduleLane>();
  #cancelBeat: (() => void) | null = null;
  #isStopped = false;
  #isLooking = false;
  #isAskedAgain = false;
  #isFirstLook = true;
  /** Start of the application or wake-up of the computer, whichever is later, on the monotonic clock. */
  #upSinceMs: number;
  #upReason: 'not-running' | 'asleep' = 'not-running';
  #isWaiting = false;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#upSinceMs = deps.clock.monotonicMs();
    this.#clocks = new ClockWatch({
      clock: deps.clock,
      zone: deps.zone,
      onZoneChanged: () => deps.onChanged(),
    });
  }

  start(): void {
    this.#isStopped = false;
    this.#beat();
  }

  /** No run is started after this, not even by a check in progress. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelBeat?.();
    this.#cancelBeat = null;
    this.#deps.alarm.set(null);
  }

  /** Call when the computer is about to sleep: a run that began now would span the sleep. */
  sleep(): void {
    this.#clocks.sleep();
  }

  /** Call after the computer woke up: checks at once, and lets the network come up first. */
  wake(): void {
    this.#clocks.wake();
    this.#comeUp();
    void this.tick();
  }

  /**
   * The next run of each active schedule and the repetition that is pending, the soonest first; at the same time in the
   * order of the settings.
   */
  coming(): readonly ComingRun[] {
    const states = this.#deps.state.read();
    const now = this.#deps.clock.now();
    const runs = this.#deps.settings().schedules.flatMap((schedule): readonly ComingRun[] => {
      const plan = this.#planOf(schedule, now);
      if (plan === null) return [];
      const stored = states.get(schedule.id);
      const isCurrent = stored?.specification === getSpecification(plan);
      const dueAt = isCurrent ? stored.nextDueAt : slotsAfter(plan, now, 1)[0];
      if (dueAt === undefined) return [];
      const isWaitingForLine = this.#deps.line.isWaiting(schedule.id, dueAt);
      return [{ schedule: toScheduleRef(schedule), dueAt, isWaitingForLine }];
    });
    return [...runs, ...this.#repetition(runs)].sort((one, other) => one.dueAt - other.dueAt);
  }

  /** The next slot of its own schedule takes the place of a repetition that would come later. */
  #repetition(runs: readonly ComingRun[]): readonly ComingRun[] {
    const pending = this.#deps.tries.coming();
    if (pending === null) return [];
    const own = runs.find(({ schedule }) => schedule?.id === pending.schedule?.id);
    return own !== undefined && own.dueAt <= pending.dueAt ? [] : [pending];
  }

  /** Makes a check. Called by the timer, and after a change of the settings, the end of a run, and a wake-up. */
  async tick(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#isAskedAgain && !this.#isHeld) {
        this.#isAskedAgain = false;
        await this.#look();
      }
    } catch (error) {
      this.#deps.log('The schedules could not be checked; the next check follows in seconds', error);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Whether nothing may start, not even by a check in progress. */
  get #isHeld(): boolean {
    return this.#isStopped || this.#clocks.isFallingAsleep;
  }

  /** Starts the time in which the network may still be coming up. */
  #comeUp(): void {
    this.#upReason = 'asleep';
    this.#upSinceMs = this.#deps.clock.monotonicMs();
  }

  #beat(): void {
    if (this.#isStopped) return;
    this.#cancelBeat = this.#deps.timers.after(this.#isWaiting ? WAITING_BEAT_MS : BEAT_MS, () =>
      this.#beat(),
    );
    this.#carefully(() => this.#deps.line.beat());
    // The check reads the clocks before it waits for anything.
    void this.tick();
    this.#carefully(this.#deps.onLook);
  }

  #carefully(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#deps.log('A check at the beat failed', error);
    }
  }

  async #look(): Promise<void> {
    const { passage, lookedAt } = this.#readClocks();
    const isFirst = this.#isFirstLook;
    this.#isFirstLook = false;
    const now = this.#deps.clock.now();
    const states = this.#deps.state.read();
    const look: Look = { now, lookedAt, passage, isFirst, states };
    const plans = this.#plans(now);
    const due: DueRun[] = [];
    for (const lane of this.#lanes.values()) {
      const examined = await lane.examine(plans.get(lane.ref.id) ?? null, look);
      if (examined.kind === 'again') this.#isAskedAgain = true;
      if (examined.kind === 'due') due.push(examined.run);
    }
    let isAsked = false;
    const mayStart = () => {
      isAsked = true;
      return this.#mayStart();
    };
    // The run of a slot takes the place of a try.
    if (due.length === 0) await this.#deps.tries.look(async () => (await mayStart()) && !this.#isHeld);
    else if (await mayStart()) await this.#serve(due, now);
    // What waited for the network may be gone: its schedule was paused, or its test was told.
    if (!isAsked) this.#isWaiting = false;
    this.#setAlarm();
  }

  /** Reads the clocks, and updates what depends on them. */
  #readClocks(): ClockLook {
    const { alarm, onGap } = this.#deps;
    const look = this.#clocks.look();
    const { clockShiftMs, absentMs } = look.passage;
    // Schedules of the first check existed before it; one that is added later has no earlier slots.
    for (const id of this.#wantedIds()) {
      if (!this.#lanes.has(id)) this.#lanes.set(id, this.#lane(id));
    }
    for (const lane of this.#lanes.values()) lane.timeline.look(look.reading, look.hasWoken);
    // Timers for a wall-clock time are set again.
    if (clockShiftMs !== 0 || absentMs > 0) alarm.set(null);
    // Not every system reports a wake-up, and none does before the first check.
    if (absentMs > 0) this.#comeUp();
    if (absentMs > 0 || clockShiftMs > LEAST_GAP_MS) this.#carefully(onGap);
    return look;
  }

  /** The schedules of the settings, then removed ones with slots that are not settled yet. */
  #wantedIds(): readonly string[] {
    const ids = this.#deps.settings().schedules.map(({ id }) => id);
    const wanted = [...new Set([...ids, ...this.#deps.state.read().keys()])];
    for (const id of this.#lanes.keys()) if (!wanted.includes(id)) this.#lanes.delete(id);
    return wanted;
  }

  #lane(id: string): ScheduleLane {
    const { pipeline, state, records, onChanged } = this.#deps;
    return new ScheduleLane({ pipeline, state, records, onChanged, isStopped: () => this.#isStopped }, id);
  }

  /** Whether a run may start now, or waits for a network that is coming up. */
  async #mayStart(): Promise<boolean> {
    const { clock, isNetworkReady } = this.#deps;
    const upMs = clock.monotonicMs() - this.#upSinceMs;
    this.#isWaiting = upMs < NETWORK_GRACE_MS && !(await isNetworkReady());
    if (this.#isWaiting) {
      // Slots that pass meanwhile were missed for the same reason.
      const now = clock.now();
      const stretch = { from: now - 2 * BEAT_MS, to: now, reason: this.#upReason };
      for (const { timeline } of this.#lanes.values()) timeline.explain(stretch);
    }
    return !this.#isWaiting;
  }

  /** Starts one run for the newest slot of each schedule, the oldest slot first. The others wait while it measures. */
  async #serve(due: readonly DueRun[], now: number): Promise<void> {
    const inOrder = due.toSorted((one, other) => one.newest.lastAt - other.newest.lastAt);
    for (const run of inOrder) {
      if (this.#isHeld) return;
      const { lane, plan, newest } = run;
      const next = nextState(plan, now);
      const slot = { scheduleId: lane.ref.id, slotAt: newest.lastAt, nextDueAt: next?.nextDueAt ?? null };
      const answer = await this.#deps.line.ask(slot);
      if (!(await lane.recordOthers(run))) continue;
      if (answer.kind === 'wait' || this.#isHeld) lane.postpone(run, { now }, null);
      else this.#start(run, { now, next, ...answer });
    }
  }

  #start(run: DueRun, { now, next, lineWait }: Start): void {
    const { pipeline, canary } = this.#deps;
    const { lane, newest } = run;
    const slotAt = newest.lastAt;
    const trigger = canary.isDue() ? 'canary' : now - slotAt <= ON_TIME_MS ? 'schedule' : 'catch-up';
    const answer = pipeline.run({
      trigger,
      slotAt,
      schedule: lane.ref,
      nextState: next,
      ...(lineWait !== undefined && { lineWait }),
    });
    const hasStarted = () => {
      if (trigger === 'canary') canary.sent();
      lane.served(next);
      this.#setAlarm();
    };
    if (answer.kind === 'started') return hasStarted();
    if (answer.kind === 'waiting') {
      void answer.started.then(({ kind }) => {
        if (kind === 'started') hasStarted();
      });
    }
    lane.postpone(run, { now }, answer.kind === 'not-recorded' ? 'not-recorded' : 'another-run');
  }

  /** Slots that are already due are found by the timer. */
  #setAlarm(): void {
    if (this.#isStopped) return;
    const now = this.#deps.clock.now();
    const slots = [...this.#deps.state.read().values()].map(({ nextDueAt }) => nextDueAt);
    const ahead = [...slots, this.#deps.tries.dueAt ?? 0].filter((at) => at > now);
    this.#deps.alarm.set(ahead.length === 0 ? null : Math.min(...ahead));
  }

  #plans(now: number): ReadonlyMap<string, SchedulePlan> {
    const plans = new Map<string, SchedulePlan>();
    for (const schedule of this.#deps.settings().schedules) {
      this.#lanes.get(schedule.id)?.rename(toScheduleRef(schedule));
      const plan = this.#planOf(schedule, now);
      if (plan !== null) plans.set(schedule.id, plan);
    }
    return plans;
  }

  /** Null while the schedule is not active. */
  #planOf(schedule: ScheduleSettings, now: number): SchedulePlan | null {
    if (!schedule.isEnabled || isPausedAt(schedule.pausedUntil, now)) return null;
    const { zone, installId } = this.#deps;
    const answer = createPlan(schedule, { timeZone: zone.current, installId });
    return answer.kind === 'plan' ? answer.plan : null;
  }
}

function toScheduleRef({ id, name }: ScheduleSettings): ScheduleRef {
  return { id, name };
}
