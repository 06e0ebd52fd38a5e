import { isDeepStrictEqual } from 'node:util';
import { getScheduleStanding } from '../../shared/schedule/standing';
import type { ChannelKind } from '../../shared/channels';
import type { ChannelState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import { EMPTY_MEMORY, type RuleMemory } from '../core/judging/memory';
import {
  channelSights,
  lookAtClock,
  stuckChannels,
  type ClockFinding,
  type Waiting,
} from '../core/judging/occasions';
import type {
  Clock,
  MonotonicClock,
  Kickable,
  OccasionStore,
  OccasionTeller,
  OutboxDraft,
} from '../core/ports';
import type { DigestWriter } from './digest-writer';
import type { RunJudge } from './judge';
import { judgementAbout, recordOccasion } from './record-occasion';

/** Interval between two checks, in ms; the time limits of occasions are minutes. */
const LOOK_EVERY_MS = 20_000;

export interface OccasionWatchDeps {
  readonly judge: Pick<RunJudge, 'clockContext'>;
  readonly occasions: OccasionStore;
  /** Start of the newest attempted run; null in a new installation. */
  readonly lastTriedAt: () => number | null;
  readonly channelStates: () => readonly ChannelState[];
  /** What waits for a channel; null if nothing does. */
  readonly waitingOn: (channel: ChannelKind) => Waiting | null;
  readonly teller: OccasionTeller;
  readonly digests: Pick<DigestWriter, 'compose'>;
  readonly deliverer: Kickable;
  readonly settings: () => Settings;
  readonly timeZone: () => string;
  readonly clock: Clock & MonotonicClock;
  readonly newId: () => string;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Finds what no run can report: missing runs, failing channels, due digests. Findings are judged and sent like those
 * of runs.
 */
export class OccasionWatch {
  readonly #deps: OccasionWatchDeps;

  /** On the monotonic clock, in ms, since the wall clock may be set. */
  #awakeSinceMs: number;
  #lookedAtMs: number | null = null;
  /** Ids of the rules whose digests are being composed. */
  readonly #written = new Set<string>();

  constructor(deps: OccasionWatchDeps) {
    this.#deps = deps;

    this.#awakeSinceMs = deps.clock.monotonicMs();
  }

  /** After waking up: the catch-up run comes before missing runs are reported. */
  wake(): void {
    this.#awakeSinceMs = this.#deps.clock.monotonicMs();
  }

  /** Checks the clock unless it was checked moments ago. Errors are logged and tried again at the next call. */
  look(): void {
    const { clock } = this.#deps;
    const monotonicMs = clock.monotonicMs();
    if (this.#lookedAtMs !== null && monotonicMs - this.#lookedAtMs < LOOK_EVERY_MS) return;
    this.#lookedAtMs = monotonicMs;
    try {
      this.#look(clock.now(), monotonicMs);
    } catch (error) {
      this.#deps.log('Rules about time could not be checked; trying again shortly', error);
    }
  }

  #look(now: number, monotonicMs: number): void {
    const deps = this.#deps;
    const context = deps.judge.clockContext(now);
    const states = deps.channelStates();
    const findings = lookAtClock({
      ...context,
      now,
      timeZone: deps.timeZone(),
      awakeMs: monotonicMs - this.#awakeSinceMs,
      lastTriedAt: deps.lastTriedAt(),
      isPaused: getScheduleStanding(deps.settings().schedules, now).kind !== 'running',
      stuck: stuckChannels(states, deps.waitingOn),
      channels: channelSights(states),
      onFault: ({ id }, error) => deps.log(`The rule ${id} could not be checked`, error),
    });
    for (const finding of findings) {
      if (this.#written.has(finding.memoryId)) continue;
      this.#settle(now, finding, context.memories[finding.memoryId]);
    }
  }

  /** An error costs one finding, which the next check finds again. */
  #settle(now: number, finding: ClockFinding, before: RuleMemory = EMPTY_MEMORY): void {
    const { memoryId, verdict, detail } = finding;
    try {
      if (verdict === null || detail === null) return this.#remember(finding, before);
      const occasion: Occasion = { id: this.#deps.newId(), at: now, detail };
      if (detail.kind === 'digest') return void this.#tellDigest(finding, occasion, verdict);
      this.#tell(finding, occasion, verdict, this.#deps.teller.composeOccasion(occasion, verdict));
    } catch (error) {
      this.#failed(memoryId, error);
    }
  }

  /** Never rejects. */
  async #tellDigest(finding: ClockFinding, occasion: Occasion, verdict: Verdict): Promise<void> {
    const { memoryId } = finding;
    this.#written.add(memoryId);
    try {
      this.#tell(finding, occasion, verdict, await this.#deps.digests.compose(occasion, verdict));
    } catch (error) {
      this.#failed(memoryId, error);
    } finally {
      this.#written.delete(memoryId);
    }
  }

  #tell(
    { memoryId, memory }: ClockFinding,
    occasion: Occasion,
    verdict: Verdict,
    messages: readonly OutboxDraft[],
  ): void {
    const judgement = judgementAbout(occasion, { memories: { [memoryId]: memory }, verdict });
    recordOccasion(this.#deps, { occasion, judgement, messages });
  }

  #failed(memoryId: string, error: unknown): void {
    this.#deps.log(`The finding of the rule ${memoryId} could not be recorded; trying again shortly`, error);
  }

  #remember({ memoryId, memory }: ClockFinding, before: RuleMemory): void {
    if (!isDeepStrictEqual(memory, before)) this.#deps.occasions.remember({ [memoryId]: memory });
  }
}
