import { MINUTE_MS } from '../../shared/durations';
import type { ScheduleRef } from '../../shared/schedule/kinds';
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
import { getSpecification, type SchedulePlan } from '../core/schedule/plan';
import type { ScheduleState, ScheduleStore, SlotRecords } from '../core/schedule/ports';
import { isSameState, nextState, takeBackMissed } from '../core/schedule/standing';
import { Timeline } from '../core/schedule/timeline';

/** A run that starts this long after its slot still counts as on time. A clock set back by less changes no slot. */
export const ON_TIME_MS = 2 * MINUTE_MS;
/** Missed slots are recorded in batches of this size, so that a long absence does not block the tray. */
const PORTION = 50;

export interface LaneDeps {
  readonly pipeline: Pick<Pipeline, 'recordMissed'>;
  readonly state: ScheduleStore;
  readonly records: SlotRecords;
  readonly isStopped: () => boolean;
  readonly onChanged: () => void;
}

/** The inputs of one check, the same for all schedules. */
export interface Look {
  readonly now: number;
  /** Wall-clock time of the previous check; 0 before the first one. */
  readonly lookedAt: number;
  readonly passage: Passage;
  readonly isFirst: boolean;
  readonly states: ReadonlyMap<string, ScheduleState>;
}

/** Due slots of a schedule: the newest gets a run, the others were missed. */
export interface DueRun {
  readonly lane: ScheduleLane;
  readonly plan: SchedulePlan;
  readonly stored: ScheduleState;
  readonly due: readonly DueSlots[];
  readonly newest: DueSlots;
}

/**
 * The result of a check of one schedule. `again`: the clock was set back, and the next check finds what has come due.
 */
export type Examined =
  { readonly kind: 'nothing' } | { readonly kind: 'again' } | { readonly kind: 'due'; readonly run: DueRun };

/** The slots of one schedule: what became of them, and which is next. */
export class ScheduleLane {
  readonly #deps: LaneDeps;
  readonly timeline = new Timeline();
  #ref: ScheduleRef;

  constructor(deps: LaneDeps, id: string) {
    this.#deps = deps;
    this.#ref = { id, name: '' };
  }

  /** The reference that is recorded with its runs. */
  get ref(): ScheduleRef {
    return this.#ref;
  }

  /** Updates its name. */
  rename(ref: ScheduleRef): void {
    this.#ref = ref;
  }

  /**
   * Records the slots that need no run.
   *
   * @param plan null while it is paused, switched off or removed
   */
  async examine(plan: SchedulePlan | null, look: Look): Promise<Examined> {
    const { now, lookedAt, passage, isFirst } = look;
    const { records } = this.#deps;
    const stored = look.states.get(this.#ref.id);
    if (stored === undefined) {
      this.timeline.settled();
      this.#advance(plan, now);
      return { kind: 'nothing' };
    }
    if ((isFirst || passage.clockShiftMs < 0) && isAheadOfClock(stored, now, ON_TIME_MS)) {
      takeBackMissed(records, this.#ref.id, stored, now);
      // The clock was set at some time since the last check. The next one finds what has come due since.
      this.#advance(plan, now - passage.passedMs);
      return { kind: 'again' };
    }
    const due = dueSlots({
      stored,
      plan,
      now,
      stretches: this.timeline.stretches,
      // A pause may have begun at any time since the last check: slots after that were not missed.
      until: plan === null ? lookedAt : now,
      lastRecordedAt: () => records.lastSlotUntil(this.#ref.id, now),
    });
    const newest = due.at(-1);
    if (newest === undefined) {
      this.timeline.settled();
      const isCurrent = plan !== null && getSpecification(plan) === stored.specification;
      if (!isCurrent) this.#advance(plan, now);
      return { kind: 'nothing' };
    }
    if (plan !== null) return { kind: 'due', run: { lane: this, plan, stored, due, newest } };
    await this.#recordMissed(due);
    if (this.#deps.isStopped() || !this.#stands(stored)) return { kind: 'nothing' };
    this.timeline.settled();
    this.#advance(null, now);
    return { kind: 'nothing' };
  }

  /** Records the slots before the newest one. False if that one gets no run any more. */
  async recordOthers({ due, stored }: DueRun): Promise<boolean> {
    await this.#recordMissed(withoutNewest(due));
    // A run that an earlier check requested may have begun meanwhile and taken the slot.
    return !this.#deps.isStopped() && this.#stands(stored);
  }

  /** Call when the newest slot has got its run. */
  served(next: ScheduleState | null): void {
    if (next === null) this.#deps.state.clear(this.#ref.id);
    this.timeline.settled();
  }

  /**
   * While another run measures or ends, the disk is full, or (null) the line is busy, the slot stays due: the next look
   * asks again.
   */
  postpone(
    { newest }: DueRun,
    { now }: Pick<DueQuestion, 'now'>,
    reason: 'another-run' | 'not-recorded' | null,
  ): void {
    const { specification, lastAt: slotAt } = newest;
    if (reason !== null) this.timeline.explain({ from: slotAt - 1, to: now, reason });
    if (this.#deps.state.read().get(this.#ref.id)?.nextDueAt === slotAt) return;
    this.#deps.state.write(this.#ref.id, { specification, nextDueAt: slotAt });
  }

  #stands(stored: ScheduleState): boolean {
    return isSameState(this.#deps.state.read().get(this.#ref.id), stored);
  }

  async #recordMissed(slots: readonly DueSlots[]): Promise<void> {
    for (const [index, missed] of toRecord(slots).entries()) {
      if (this.#deps.isStopped()) return;
      await this.#deps.pipeline.recordMissed(missed, this.#ref);
      if (index % PORTION === PORTION - 1) await new Promise((resolve) => setImmediate(resolve));
    }
    if (slots.length > 0) this.#deps.onChanged();
  }

  #advance(plan: SchedulePlan | null, now: number): void {
    const { state, onChanged } = this.#deps;
    const next = plan === null ? null : nextState(plan, now);
    if (next !== null) state.write(this.#ref.id, next);
    else if (state.read().has(this.#ref.id)) state.clear(this.#ref.id);
    else return;
    onChanged();
  }
}
