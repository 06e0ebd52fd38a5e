import { MINUTE_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import { composeMerged, getCount } from '../core/messages/merged';
import type { WordContext } from '../core/messages/drafts';
import type { OutboxStore, Portion } from '../core/outbox';
import type { Clock, OutboxDraft } from '../core/ports';

/** Maximum number of waiting messages to one recipient that are sent separately. */
const MOST_ALONE = 3;
/** Age in ms from which an undelivered message counts as having waited. */
const WAITED_MS = 10 * MINUTE_MS;
/** Maximum number of messages that one merged message lists. */
const MOST_LISTED = 200;
/** Two merged messages with at most this number of parts each fit into one. */
const FULL_AT = MOST_LISTED / 2;

export interface MergerDeps {
  readonly outbox: Pick<OutboxStore, 'waitingTogether' | 'merge' | 'parts' | 'divide'>;
  readonly clock: Clock;
  readonly words: () => WordContext;
}

/**
 * Limits the number of messages after an outage of delivery: messages that waited for one recipient go out as one
 * message that lists each. A message that the server may have accepted already is sent separately, so that the copy
 * can be recognised by its Message-ID.
 */
export class Merger {
  readonly #deps: MergerDeps;

  constructor(deps: MergerDeps) {
    this.#deps = deps;
  }

  /**
   * Merges one portion of the due messages of a channel that have waited, in one transaction. Returns true if it did
   * and more may be left, false once the waiting messages can be sent as they are.
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
   * Divides a merged message that was refused as a whole, for its size or the content of a part: its halves are sent
   * separately, so that in the end only the faulty part is refused. A message that the server may have accepted, or
   * that was refused for another reason, stays whole.
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

  /** Empty if there is nothing to send. */
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
      // What it stands for decides, where it is stored.
      mayBeHeld: false,
      message: composeMerged(parts, words),
    };
  }
}

/** The oldest messages, as many as one message can list. */
function getPortion(waiting: readonly OutboxEntry[]): readonly OutboxEntry[] {
  let listed = 0;
  return waiting.filter((entry) => (listed += getCount(entry)) <= MOST_LISTED);
}

/** Whether a message was permanently refused for its size or content. */
function isOfContent({ outcome, problem }: DeliveryAttempt): boolean {
  const isOver = outcome === 'failed' || outcome === 'blocked';
  return isOver && (problem === 'message-refused' || problem === 'message-too-large');
}
