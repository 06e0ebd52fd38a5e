import { MINUTE_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import { composeMerged, getCount } from '../core/messages/merged';
import type { WordContext } from '../core/messages/drafts';
import type { OutboxStore, Portion } from '../core/outbox';
import type { Clock, OutboxDraft } from '../core/ports';

/** More than so many messages for one reader are merged, once they have waited. */
const MOST_ALONE = 3;
/** A message that was not delivered this long after it was written has waited. */
const WAITED_MS = 10 * MINUTE_MS;
/** So many are listed in one message at most; more give several messages. */
const MOST_LISTED = 200;
/** Two messages that stand for no more than so many each fit into one. */
const FULL_AT = MOST_LISTED / 2;

export interface MergerDeps {
  readonly outbox: Pick<OutboxStore, 'waitingTogether' | 'merge' | 'parts' | 'divide'>;
  readonly clock: Clock;
  readonly words: () => WordContext;
}

/**
 * Keeps an outage of delivery from ending in a flood: what has waited for one reader goes out as one message that
 * lists each. A message that the other side may have already goes on its own, so that a copy can be recognised.
 */
export class Merger {
  readonly #deps: MergerDeps;

  constructor(deps: MergerDeps) {
    this.#deps = deps;
  }

  /**
   * Merges one portion of what waits for a channel and is due, in one transaction: all of it, or nothing. True where
   * it did, so that more may be left; false once what waits goes out as it is.
   */
  merge(channel: ChannelKind): boolean {
    const { outbox, clock } = this.#deps;
    const now = clock.now();
    const [first, ...others] = getPortion(
      outbox.waitingTogether(channel, {
        now,
        mostAlone: MOST_ALONE,
        waitedSince: now - WAITED_MS,
        fullAt: FULL_AT,
        limit: MOST_LISTED,
      }),
    );
    if (first === undefined) return false;
    this.#merge(channel, [first, ...others]);
    return true;
  }

  /**
   * Divides a message that was refused as a whole, for its size or for what one part of it says: its halves go out on
   * their own, so that in the end only what is at fault is refused. One that the other side may have stays as it is, and
   * so does one that was not refused for what it says.
   */
  divide(whole: OutboxEntry, attempt: DeliveryAttempt): void {
    if (whole.kind !== 'merged' || !isOfContent(attempt)) return;
    if ([...whole.attempts, attempt].some(({ isMaybeDelivered }) => isMaybeDelivered)) return;
    const { readable, unreadable } = this.#deps.outbox.parts(whole.id);
    if (readable.length + unreadable.length < 2) return;
    const half = Math.ceil(readable.length / 2);
    this.#deps.outbox.divide(whole.id, [
      ...this.#portion(whole.channel, readable.slice(0, half)),
      ...this.#portion(whole.channel, readable.slice(half)),
      ...unreadable.map((id) => ({ message: null, parts: [id] })),
    ]);
  }

  /** Empty where there is nothing to send. */
  #portion(channel: ChannelKind, parts: readonly OutboxEntry[]): readonly Portion[] {
    const [first, ...others] = parts;
    if (first === undefined) return [];
    const message = others.length === 0 ? null : this.#draft(channel, [first, ...others]);
    return [{ message, parts: parts.map(({ id }) => id) }];
  }

  #merge(channel: ChannelKind, parts: readonly [OutboxEntry, ...OutboxEntry[]]): void {
    this.#deps.outbox.merge(
      this.#draft(channel, parts),
      parts.map((part) => part.id),
    );
  }

  #draft(channel: ChannelKind, parts: readonly [OutboxEntry, ...OutboxEntry[]]): OutboxDraft {
    const words = this.#deps.words();
    const id = words.newId();
    return {
      id,
      runId: null,
      occasionId: null,
      kind: 'merged',
      channel,
      recipient: parts[0].recipient,
      messageId: `<${id}.${channel}-1@${words.installId}.linewatch>`,
      heldUntil: null,
      message: composeMerged(parts, words),
    };
  }
}

/** As many of the oldest as one message can list. */
function getPortion(waiting: readonly OutboxEntry[]): readonly OutboxEntry[] {
  let listed = 0;
  return waiting.filter((entry) => (listed += getCount(entry)) <= MOST_LISTED);
}

/** Whether a message was refused for good for its size or for what it says. */
function isOfContent({ outcome, problem }: DeliveryAttempt): boolean {
  const isOver = outcome === 'failed' || outcome === 'blocked';
  return isOver && (problem === 'message-refused' || problem === 'message-too-large');
}
