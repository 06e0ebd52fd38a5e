import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { OutboxDraft } from './ports';

/** Which messages may go out together. */
export interface TogetherWish {
  readonly now: number;
  /** Only where more than so many wait for one reader, or two that quiet hours held back … */
  readonly mostAlone: number;
  /** … the oldest of the many since this time. */
  readonly waitedSince: number;
  /** A message that stands for more than so many others goes as it is. */
  readonly fullAt: number;
  readonly limit: number;
}

/** Some of the messages that another one stood for, and the message that stands for them; null where it is one alone. */
export interface Portion {
  readonly message: OutboxDraft | null;
  readonly parts: readonly string[];
}

/** What a message stands for. */
export interface Parts {
  readonly readable: readonly OutboxEntry[];
  readonly unreadable: readonly string[];
}

/** The messages that are still to be told. Every method is one transaction. */
export interface OutboxStore {
  add(messages: readonly OutboxDraft[]): void;
  /** Leases the due messages of a channel, oldest first: they are `sending` until settled. */
  lease(channel: ChannelKind, now: number, limit: number): readonly OutboxEntry[];
  /** Notes that the other side may have a leased message from now on, also if nothing more is written down. */
  handOver(id: string, now: number): void;
  /**
   * Writes down an attempt and what follows from it; `way` says how the channel was set up for it. A problem that stops
   * others leaves the rest of the channel blocked for the same cause.
   */
  settle(id: string, attempt: DeliveryAttempt, next: NextStep, way?: string): void;
  /**
   * Puts off what waits beside a message whose service asks to be left alone until then: the whole channel, or the
   * messages of the same reader where the cause is theirs; not what a person asked for.
   */
  postpone(beside: Pick<OutboxEntry, 'channel' | 'recipient'>, until: number, cause: DeliveryProblem): void;
  /** When the next pending message of any channel is due; null when none waits. */
  nextDueAt(): number | null;
  /** Whether any message waits for a person, and so for a try from time to time. */
  hasBlocked(): boolean;
  /**
   * Due messages of one reader, oldest first. Those that the other side may have are left out, and those that stand
   * for more than `fullAt` others. Empty where no reader has so many.
   */
  waitingTogether(channel: ChannelKind, wish: TogetherWish): readonly OutboxEntry[];
  /** What a message stands for, oldest first, and the ids of those that cannot be read; empty for others. */
  parts(id: string): Parts;
  /** Puts portions in the place of a message that was refused and stood for all of them; none is merged again. */
  divide(id: string, portions: readonly Portion[]): void;
  /** Adds a message that stands for others, which become `merged`; what they stood for goes out in it, too. */
  merge(message: OutboxDraft, parts: readonly string[]): void;
  /**
   * Puts every `sending` message back to `pending`; at start, when no deliverer of this process runs yet. One that was
   * handed over gets an attempt that says so: the other side may have it.
   */
  releaseLeases(): void;
}

/** What happens to a message after an attempt. */
export type NextStep =
  | { readonly state: 'sent' }
  | { readonly state: 'pending'; readonly nextAttemptAt: number }
  | { readonly state: 'blocked' }
  | { readonly state: 'failed' };
