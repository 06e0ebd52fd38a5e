import { MINUTE_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { OutboxEntry } from '../../shared/message';
import { composeMerged } from '../core/messages/merged';
import type { WordContext } from '../core/messages/drafts';
import type { Clock, OutboxStore } from '../core/ports';

/** More than so many messages for one reader are merged, once they have waited. */
const MOST_ALONE = 3;
/** A message that was not delivered this long after it was written has waited. */
const WAITED_MS = 10 * MINUTE_MS;
/** So many are listed in one message at most; more give several messages. */
const MOST_LISTED = 200;

export interface MergerDeps {
  readonly outbox: Pick<OutboxStore, 'waitingTogether' | 'merge'>;
  readonly clock: Clock;
  readonly words: () => WordContext;
}

/**
 * Keeps an outage of delivery from ending in a flood: what has waited for one reader goes out as one message that
 * lists each. A message that the other side may have already goes on its own, so that a copy can be recognised.
 */
export class Merger {
  constructor(private readonly deps: MergerDeps) {}

  /** Merges what waits for a channel and is due. Each merging is one transaction: all of it, or nothing. */
  merge(channel: ChannelKind): void {
    const { outbox, clock } = this.deps;
    const now = clock.now();
    for (;;) {
      const parts = outbox.waitingTogether(channel, now, MOST_ALONE, now - WAITED_MS, MOST_LISTED);
      const [first, ...others] = parts;
      if (first === undefined) return;
      this.#merge(channel, [first, ...others]);
    }
  }

  #merge(channel: ChannelKind, parts: readonly [OutboxEntry, ...OutboxEntry[]]): void {
    const words = this.deps.words();
    const id = words.newId();
    this.deps.outbox.merge(
      {
        ...{ id, runId: null, occasionId: null, kind: 'merged', channel, recipient: parts[0].recipient },
        ...{ messageId: `<${id}.${channel}-1@${words.installId}.linewatch>`, heldUntil: null },
        message: composeMerged(parts, words),
      },
      parts.map((part) => part.id),
    );
  }
}
