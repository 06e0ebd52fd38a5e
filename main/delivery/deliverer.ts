import { MINUTE_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { NextStep, OutboxStore } from '../core/outbox';
import type { Channel, Clock, Timers } from '../core/ports';
import { decideNext } from '../core/retry-policy';
import type { Reconciler } from './reconciler';
import { send } from './send';

/** The longest sleep between two looks at the outbox: a clock that was set back cannot strand a message. */
const LONGEST_SLEEP_MS = 60_000;
/** The longest sleep while everything that waits needs a person, in ms. */
const LONGEST_REST_MS = 10 * MINUTE_MS;
/** When the application ends, an attempt may go on for so long before it is aborted, in ms. */
const FINISH_WITHIN_MS = 750;
/** How soon to look again when messages are due that could not be taken, in ms. */
const LOOK_AGAIN_MS = 5_000;

export interface DelivererDeps {
  readonly outbox: OutboxStore;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly timers: Timers;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly reconciler: Pick<Reconciler, 'start' | 'align' | 'look' | 'way' | 'attempted' | 'accepted'>;
  /** Merges a portion of what has waited for a channel; none of its messages is taken before this is false. */
  readonly merge: (channel: ChannelKind) => boolean;
  /** Divides a message that stands for others and was refused as a whole by an attempt that is written down. */
  readonly divide: (entry: OutboxEntry, attempt: DeliveryAttempt) => void;
  /** The message as it is delivered at this moment. */
  readonly prepare: (entry: OutboxEntry) => OutboxEntry;
  readonly onAccepted: (entry: OutboxEntry, reply: string) => void;
  /** Takes every known secret out of a text. */
  readonly redact: (text: string) => string;
  /** Called whenever a message was taken or settled. */
  readonly onChange: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** An attempt that is over, to be written down. */
interface Settlement {
  readonly entry: OutboxEntry;
  readonly attempt: DeliveryAttempt;
  readonly next: NextStep;
  /** How the channel was set up for it. */
  readonly way: string;
}

/**
 * Brings the messages of the outbox to their channels: at least once, each channel in its own lane, every
 * attempt under a deadline and written down with the other side's words.
 */
export class Deliverer {
  readonly #deps: DelivererDeps;

  readonly #flights = new Map<Channel, Set<AbortController>>();
  /** What the disk refused to take. These messages stay leased, so they are not sent again meanwhile. */
  #unwritten: readonly Settlement[] = [];
  #cancelWake = (): void => undefined;
  #isStopped = true;
  #startOf: 'application' | 'errand' = 'application';
  #isOutboxTakenUp = false;
  #waiting: (() => void)[] = [];

  constructor(deps: DelivererDeps) {
    this.#deps = deps;

    for (const channel of deps.channels) this.#flights.set(channel, new Set());
  }

  /**
   * Takes up what the last process left, and starts. No other deliverer may run on this outbox. An errand of the command
   * line tries nothing that needs a person: it may come every few minutes.
   */
  start(of: 'application' | 'errand' = 'application'): void {
    this.#startOf = of;
    this.#isStopped = false;
    this.#isOutboxTakenUp = false;
    this.kick();
  }

  /** Delivers what is due now. Cheap, and right at any time, also while it delivers. */
  kick(): void {
    if (this.#isStopped) return;
    this.#takeUp();
    this.#writeDown();
    this.#carefully('The outbox could not be brought in line with the clock', () =>
      this.#deps.reconciler.look(),
    );
    if (this.#isOutboxTakenUp) for (const channel of this.#deps.channels) this.#fill(channel);
    this.#sleep();
    this.#tellWhoWaits();
  }

  /**
   * Resolves when nothing is due or on its way; messages that wait for a later try do not count. Bounded only
   * by the channels' deadlines: whoever cannot wait so long sets a bound.
   */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#tellWhoWaits();
    });
  }

  /**
   * Takes no further message, and resolves within a second. An attempt on its way gets most of that time to end by
   * itself, and is aborted then: its message stays leased, and the next start takes it up with the same Message-ID.
   */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelWake();
    const cancelAbort = this.#deps.timers.after(FINISH_WITHIN_MS, () => {
      for (const flights of this.#flights.values()) for (const flight of flights) flight.abort();
    });
    await this.idle();
    cancelAbort();
  }

  #takeUp(): void {
    if (this.#isOutboxTakenUp) return;
    this.#isOutboxTakenUp = this.#carefully('The messages left in sending could not be put back yet', () => {
      this.#deps.outbox.releaseLeases();
      if (this.#startOf === 'application') this.#deps.reconciler.start();
      else this.#deps.reconciler.align();
    });
  }

  #fill(channel: Channel): void {
    const flights = this.#flights.get(channel);
    if (flights === undefined || flights.size >= channel.concurrency) return;
    const free = channel.concurrency - flights.size;
    if (this.#merge(channel)) return;
    this.#carefully(`The messages for ${channel.kind} could not be taken`, () => {
      const entries = this.#deps.outbox.lease(channel.kind, this.#deps.clock.now(), free);
      for (const entry of entries) void this.#carry(channel, entry, flights);
      if (entries.length > 0) this.#changed();
    });
  }

  /** True where messages were merged: others have their turn before the rest is looked at. */
  #merge(channel: Channel): boolean {
    let hasMerged = false;
    this.#carefully(`The messages that wait for ${channel.kind} could not be merged`, () => {
      hasMerged = this.#deps.merge(channel.kind);
    });
    if (hasMerged) this.#deps.timers.after(0, () => this.kick());
    return hasMerged;
  }

  async #carry(channel: Channel, entry: OutboxEntry, flights: Set<AbortController>): Promise<void> {
    const controller = new AbortController();
    flights.add(controller);
    const startedAt = this.#deps.clock.now();
    const way = this.#deps.reconciler.way(channel.kind);
    const result = await send(channel, this.#prepared(entry), controller, {
      ...this.#deps,
      onHandOver: () => this.#handOver(entry),
    });
    flights.delete(controller);
    const isCutShort = this.#isStopped && controller.signal.aborted;
    if (!isCutShort || result.kind === 'accepted') {
      const finishedAt = this.#deps.clock.now();
      const { next, outcome, problem } = decideNext(entry, result, finishedAt, this.#deps.random);
      const isMaybeDelivered = result.kind !== 'accepted' && result.isMaybeDelivered;
      const attempt = { startedAt, finishedAt, outcome, problem, reply: result.reply, isMaybeDelivered };
      this.#unwritten = [...this.#unwritten, { entry, attempt, next, way }];
      this.#writeDown();
      if (result.kind === 'accepted') this.#accepted(entry, result.reply, way);
      else if (result.retryAfterMs !== undefined && next.state === 'pending') {
        this.#postpone(entry, next.nextAttemptAt, result.problem);
      }
      this.#carefully('The outbox could not be brought in line with the settings', () =>
        this.#deps.reconciler.attempted(channel.kind, way),
      );
    }
    this.kick();
    this.#tellWhoWaits();
  }

  /** A service that asks to be left alone means all its messages, not only the one that it refused. */
  #postpone(entry: OutboxEntry, until: number, cause: DeliveryProblem): void {
    this.#carefully(`The messages for ${entry.channel} could not be put off`, () =>
      this.#deps.outbox.postpone(entry, until, cause),
    );
  }

  #handOver({ id }: OutboxEntry): void {
    this.#carefully('That a message is being handed over could not be noted', () =>
      this.#deps.outbox.handOver(id, this.#deps.clock.now()),
    );
  }

  #prepared(entry: OutboxEntry): OutboxEntry {
    let prepared = entry;
    this.#carefully('A message could not say that it is late; it goes out without', () => {
      prepared = this.#deps.prepare(entry);
    });
    return prepared;
  }

  /** Settings that were changed during the attempt are not those that it proves. */
  #accepted(entry: OutboxEntry, reply: string, way: string): void {
    const { reconciler, onAccepted } = this.#deps;
    this.#carefully('That a message has arrived could not be noted', () => {
      if (reconciler.way(entry.channel) === way) onAccepted(entry, reply);
    });
    this.#carefully('The messages that wait could not be made due', () =>
      this.#deps.reconciler.accepted(entry),
    );
  }

  #writeDown(): void {
    const settlements = this.#unwritten;
    if (settlements.length === 0) return;
    this.#unwritten = settlements.filter(({ entry, attempt, next, way }) => {
      const isWritten = this.#carefully('An attempt could not be written down yet', () =>
        this.#deps.outbox.settle(entry.id, attempt, next, way),
      );
      if (isWritten) {
        this.#carefully('A message that was refused as a whole could not be divided', () =>
          this.#deps.divide(entry, attempt),
        );
      }
      return !isWritten;
    });
    if (this.#unwritten.length < settlements.length) this.#changed();
  }

  #sleep(): void {
    this.#cancelWake();
    const until = this.#unwritten.length > 0 || !this.#isOutboxTakenUp ? 0 : this.#nextDueAt();
    const longest = this.#longestSleepMs(until);
    if (longest === null) return;
    const wait = (until ?? Number.POSITIVE_INFINITY) - this.#deps.clock.now();
    const sleepMs = wait <= 0 ? LOOK_AGAIN_MS : Math.min(wait, longest);
    this.#cancelWake = this.#deps.timers.after(sleepMs, () => this.kick());
  }

  /** Null when nothing waits; now when the outbox cannot say. */
  #nextDueAt(): number | null {
    let dueAt: number | null = 0;
    this.#carefully('The outbox could not be read', () => {
      dueAt = this.#deps.outbox.nextDueAt();
    });
    return dueAt;
  }

  /** How long to sleep at most; null when there is nothing to wake for. What is blocked is tried from time to time. */
  #longestSleepMs(dueAt: number | null): number | null {
    if (dueAt !== null) return LONGEST_SLEEP_MS;
    let hasBlocked = true;
    this.#carefully('The outbox could not be read', () => {
      hasBlocked = this.#deps.outbox.hasBlocked();
    });
    return hasBlocked ? LONGEST_REST_MS : null;
  }

  #changed(): void {
    this.#carefully('A change of the outbox could not be shown', this.#deps.onChange);
  }

  #tellWhoWaits(): void {
    if (this.#waiting.length === 0 || this.#isBusy()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #isBusy(): boolean {
    if ([...this.#flights.values()].some((flights) => flights.size > 0)) return true;
    if (this.#isStopped) return false;
    const dueAt = this.#nextDueAt();
    return (
      this.#unwritten.length > 0 ||
      !this.#isOutboxTakenUp ||
      (dueAt !== null && dueAt <= this.#deps.clock.now())
    );
  }

  /** Does something that may throw, such as writing to a full disk; false when it did, which is logged. */
  #carefully(fault: string, action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.#deps.log(fault, error);
      return false;
    }
  }
}
