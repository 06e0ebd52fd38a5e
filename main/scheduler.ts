import { schedule as cronTask, type ScheduledTask } from 'node-cron';
import type { Settings } from '../shared/settings';
import type { Clock, ScheduleStore } from './core/ports';
import type { Pipeline } from './core/pipeline';
import {
  ON_TIME_MS,
  planOf,
  slotsAfter,
  slotsBetween,
  specificationOf,
  type SchedulePlan,
} from './core/schedule';

const TICK = '*/5 * * * * *';
/** After start or wake, scheduled runs wait this long for the network to come. */
const NETWORK_GRACE_MS = 60_000;
/** Missed slots are recorded in portions, so that a long absence does not freeze the tray. */
const PORTION = 50;

export interface SchedulerDeps {
  readonly pipeline: Pick<Pipeline, 'run' | 'recordMissed'>;
  readonly state: ScheduleStore;
  readonly isSlotServed: (slotAt: number) => boolean;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly timeZone: () => string;
  readonly installId: string;
  readonly isOnline: () => boolean;
  /** Says which run of the schedule is to prove that messages arrive. */
  readonly canary: { isDue(): boolean; sent(): void };
  /** Called with every look at the clock. */
  readonly onLook: () => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Compares the wall clock with the recorded next slot, and asks the pipeline for a run when one is due. */
export class Scheduler {
  #task: ScheduledTask | null = null;
  #awakeSince: number;
  #isFirstLook = true;
  #isTicking = false;

  constructor(private readonly deps: SchedulerDeps) {
    this.#awakeSince = deps.clock.now();
  }

  start(): void {
    this.#task = cronTask(TICK, () => this.tick(), { noOverlap: true, suppressMissedWarning: true });
    void this.tick();
  }

  stop(): void {
    void this.#task?.stop();
    this.#task = null;
  }

  /** The computer woke up: look at once, but let the network come first. */
  wake(): void {
    this.#awakeSince = this.deps.clock.now();
    void this.tick();
  }

  /** When the next run is due; null while paused or where the expression is wrong. */
  nextDueAt(): number | null {
    const plan = this.#plan();
    if (plan === null) return null;
    const state = this.deps.state.read();
    if (state?.specification === specificationOf(plan)) return state.nextDueAt;
    return slotsAfter(plan, this.deps.clock.now(), 1)[0] ?? null;
  }

  /** Looks at the clock. Called by the tick, and whenever the settings change, a run ends or the computer wakes. */
  async tick(): Promise<void> {
    if (this.#isTicking) return;
    this.#isTicking = true;
    try {
      this.deps.onLook();
      await this.#look();
    } catch (error) {
      this.deps.log('The schedule could not be looked at; it is tried again in a moment', error);
    } finally {
      this.#isTicking = false;
    }
  }

  async #look(): Promise<void> {
    const { state, clock } = this.deps;
    const plan = this.#plan();
    const now = clock.now();
    const stored = state.read();
    if (plan === null) {
      if (stored !== null) state.clear();
      return;
    }
    const specification = specificationOf(plan);
    if (stored?.specification !== specification || isClockSetBack(stored.nextDueAt, plan, now)) {
      this.#advance(plan, now);
    } else if (stored.nextDueAt <= now) {
      if (!this.deps.isOnline() && now - this.#awakeSince < NETWORK_GRACE_MS) return;
      await this.#serve(plan, stored.nextDueAt, now);
    }
    this.#isFirstLook = false;
  }

  /** One run for the newest slot that is due; the others before it were missed. */
  async #serve(plan: SchedulePlan, firstDueAt: number, now: number): Promise<void> {
    const reason = this.#isFirstLook ? 'not-running' : 'asleep';
    let newest: number | null = null;
    let count = 0;
    for (const slot of slotsBetween(plan, firstDueAt, now)) {
      if (newest !== null) await this.#miss(newest, reason, (count += 1));
      newest = slot;
    }
    if (newest === null || this.deps.isSlotServed(newest)) return this.#advance(plan, now);
    const trigger = this.#triggerOf(newest, now);
    const answer = this.deps.pipeline.run({ trigger, slotAt: newest });
    if (answer.kind === 'started' && trigger === 'canary') this.deps.canary.sent();
    // While another run measures, or the disk is full, the slot stays due: the next tick asks again.
    if (answer.kind === 'started') this.#advance(plan, now);
    else this.deps.state.write({ specification: specificationOf(plan), nextDueAt: newest });
  }

  #triggerOf(slotAt: number, now: number): 'canary' | 'schedule' | 'catch-up' {
    if (this.deps.canary.isDue()) return 'canary';
    return now - slotAt <= ON_TIME_MS ? 'schedule' : 'catch-up';
  }

  async #miss(slotAt: number, reason: 'asleep' | 'not-running', count: number): Promise<void> {
    if (!this.deps.isSlotServed(slotAt)) await this.deps.pipeline.recordMissed(slotAt, reason);
    if (count % PORTION === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  #advance(plan: SchedulePlan, now: number): void {
    const [nextDueAt] = slotsAfter(plan, now, 1);
    if (nextDueAt === undefined) return this.deps.state.clear();
    this.deps.state.write({ specification: specificationOf(plan), nextDueAt });
    this.deps.onChanged();
  }

  #plan(): SchedulePlan | null {
    const { schedule } = this.deps.settings();
    if (schedule.isPaused) return null;
    const answer = planOf(schedule, this.deps.timeZone(), this.deps.installId);
    return answer.kind === 'plan' ? answer.plan : null;
  }
}

/** Whether the recorded slot lies further ahead than any next slot can: the wall clock was set back since. */
function isClockSetBack(nextDueAt: number, plan: SchedulePlan, now: number): boolean {
  const [next] = slotsAfter(plan, now, 1);
  return next !== undefined && nextDueAt > next;
}
