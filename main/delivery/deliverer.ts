import { MINUTE_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { NextStep, OutboxStore } from '../core/outbox';
import type { Channel, Clock, Timers } from '../core/ports';
import { decideNext } from '../core/retry-policy';
import type { Reconciler } from './reconciler';
import { send } from './send';

/** Longest sleep between two checks of the outbox, so that a clock that was set back cannot strand a message. */
const LONGEST_SLEEP_MS = 60_000;
/** Longest sleep while every waiting message needs user action, in ms. */
const LONGEST_REST_MS = 10 * MINUTE_MS;
/** Time that a running attempt gets when the application ends, before it is aborted, in ms. */
const FINISH_WITHIN_MS = 750;
/** Delay before the next check when due messages could not be leased, in ms. */
const LOOK_AGAIN_MS = 5_000;

export interface DelivererDeps {
  readonly outbox: OutboxStore;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly timers: Timers;
  /** Random number, 0 ≤ x < 1. */
  readonly random: () => number;
  readonly reconciler: Pick<Reconciler, 'start' | 'align' | 'look' | 'way' | 'attempted' | 'accepted'>;
  /** Merges one portion of the waiting messages of a channel; none is leased until this returns false. */
  readonly merge: (channel: ChannelKind) => boolean;
  /** Divides a merged message that was refused as a whole. Called after the attempt was recorded. */
  readonly divide: (entry: OutboxEntry, attempt: DeliveryAttempt) => void;
  /** Returns the message with the content that applies now. */
  readonly prepare: (entry: OutboxEntry) => OutboxEntry;
  readonly onAccepted: (entry: OutboxEntry, reply: string) => void;
  /** Removes every known secret from a text. */
  readonly redact: (text: string) => string;
  /** Called whenever a message was leased or settled. */
  readonly onChange: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** A finished attempt that has to be recorded. */
interface Settlement {
  readonly entry: OutboxEntry;
  readonly attempt: DeliveryAttempt;
  readonly next: NextStep;
  /** Fingerprint of the channel settings at the start of the attempt. */
  readonly way: string;
}

/**
 * Delivers the messages of the outbox at least once. Each channel has its own lane; every attempt has a deadline and
 * is recorded with the reply of the server.
 */
export class Deliverer {
  readonly #deps: DelivererDeps;

  readonly #flights = new Map<Channel, Set<AbortController>>();
  /** Attempts that could not be recorded. Their messages stay leased, so that they are not sent again meanwhile. */
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
   * Recovers the messages of the last process and starts. Only one deliverer may run on an outbox. With `errand` (a
   * command-line run, which may come every few minutes), blocked messages are not attempted.
   */
  start(of: 'application' | 'errand' = 'application'): void {
    this.#startOf = of;
    this.#isStopped = false;
    this.#isOutboxTakenUp = false;
    this.kick();
  }

  /** Delivers what is due now. Cheap; may be called at any time, also during a delivery. */
  kick(): void {
    if (this.#isStopped) return;
    this.#takeUp();
    this.#writeDown();
    this.#carefully('The outbox could not be adjusted to the clock', () => this.#deps.reconciler.look());
    if (this.#isOutboxTakenUp) for (const channel of this.#deps.channels) this.#fill(channel);
    this.#sleep();
    this.#tellWhoWaits();
  }

  /**
   * Resolves when nothing is due or being sent; messages that wait for a later attempt do not count. The wait is
   * limited only by the deadlines of the channels: callers that need a shorter one set their own limit.
   */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#tellWhoWaits();
    });
  }

  /**
   * Leases no further message, and resolves within one second. A running attempt may finish in most of that time and
   * is aborted then: its message stays leased, and the next start sends it with the same Message-ID.
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
    this.#isOutboxTakenUp = this.#carefully(
      'Messages in state sending could not be returned to the outbox yet',
      () => {
        this.#deps.outbox.releaseLeases();
        if (this.#startOf === 'application') this.#deps.reconciler.start();
        else this.#deps.reconciler.align();
      },
    );
  }

  #fill(channel: Channel): void {
    const flights = this.#flights.get(channel);
    if (flights === undefined || flights.size >= channel.concurrency) return;
    const free = channel.concurrency - flights.size;
    if (this.#merge(channel)) return;
    this.#carefully(`Messages for ${channel.kind} could not be leased`, () => {
      const entries = this.#deps.outbox.lease(channel.kind, this.#deps.clock.now(), free);
      for (const entry of entries) void this.#carry(channel, entry, flights);
      if (entries.length > 0) this.#changed();
    });
  }

  /** True if messages were merged: other work gets a turn before the rest is checked. */
  #merge(channel: Channel): boolean {
    let hasMerged = false;
    this.#carefully(`Waiting messages for ${channel.kind} could not be merged`, () => {
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
      this.#carefully('The outbox could not be adjusted to the settings', () =>
        this.#deps.reconciler.attempted(channel.kind, way),
      );
    }
    this.kick();
    this.#tellWhoWaits();
  }

  /** A service that asks for a pause (Retry-After) means all messages, not only the one that it refused. */
  #postpone(entry: OutboxEntry, until: number, cause: DeliveryProblem): void {
    this.#carefully(`Messages for ${entry.channel} could not be postponed`, () =>
      this.#deps.outbox.postpone(entry, until, cause),
    );
  }

  #handOver({ id }: OutboxEntry): void {
    this.#carefully('The hand-over of a message could not be recorded', () =>
      this.#deps.outbox.handOver(id, this.#deps.clock.now()),
    );
  }

  #prepared(entry: OutboxEntry): OutboxEntry {
    let prepared = entry;
    this.#carefully('A note about the delay could not be added to a message; it is sent without it', () => {
      prepared = this.#deps.prepare(entry);
    });
    return prepared;
  }

  /** Settings that changed during the attempt are not proven by it. */
  #accepted(entry: OutboxEntry, reply: string, way: string): void {
    const { reconciler, onAccepted } = this.#deps;
    this.#carefully('The delivery of a message could not be recorded', () => {
      if (reconciler.way(entry.channel) === way) onAccepted(entry, reply);
    });
    this.#carefully('Waiting messages could not be made due', () => this.#deps.reconciler.accepted(entry));
  }

  #writeDown(): void {
    const settlements = this.#unwritten;
    if (settlements.length === 0) return;
    this.#unwritten = settlements.filter(({ entry, attempt, next, way }) => {
      const isWritten = this.#carefully('An attempt could not be recorded yet', () =>
        this.#deps.outbox.settle(entry.id, attempt, next, way),
      );
      if (isWritten) {
        this.#carefully('A merged message that was refused could not be divided', () =>
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

  /** Null if nothing waits; now if the outbox cannot be read. */
  #nextDueAt(): number | null {
    let dueAt: number | null = 0;
    this.#carefully('The outbox could not be read', () => {
      dueAt = this.#deps.outbox.nextDueAt();
    });
    return dueAt;
  }

  /** Longest sleep in ms; null if there is nothing to wake for. Blocked messages are attempted from time to time. */
  #longestSleepMs(dueAt: number | null): number | null {
    if (dueAt !== null) return LONGEST_SLEEP_MS;
    let hasBlocked = true;
    this.#carefully('The outbox could not be read', () => {
      hasBlocked = this.#deps.outbox.hasBlocked();
    });
    return hasBlocked ? LONGEST_REST_MS : null;
  }

  #changed(): void {
    this.#carefully('A change of the outbox could not be displayed', this.#deps.onChange);
  }

  #tellWhoWaits(): void {
    if (this.#waiting.length === 0 || this.isBusy()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Whether something is being sent, or due to be. */
  isBusy(): boolean {
    if ([...this.#flights.values()].some((flights) => flights.size > 0)) return true;
    if (this.#isStopped) return false;
    const dueAt = this.#nextDueAt();
    return (
      this.#unwritten.length > 0 ||
      !this.#isOutboxTakenUp ||
      (dueAt !== null && dueAt <= this.#deps.clock.now())
    );
  }

  /**
   * Runs an action that may throw, such as a write to a full disk. Returns false if it threw; the error is logged.
   */
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
