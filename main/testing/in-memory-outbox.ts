import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/message';
import type { Clock, NextStep, OutboxDraft, OutboxStore, TogetherWish } from '../core/ports';

/** The outbox without a disk; behaves as the one in SQLite does. */
export class InMemoryOutbox implements OutboxStore {
  #entries: readonly OutboxEntry[] = [];

  constructor(private readonly clock: Clock) {}

  all(): readonly OutboxEntry[] {
    return this.#entries;
  }

  add(messages: readonly OutboxDraft[]): void {
    const now = this.clock.now();
    for (const draft of messages) {
      if (this.#entries.some((entry) => isSame(entry, draft))) continue;
      const entry: OutboxEntry = {
        ...draft,
        state: 'pending',
        createdAt: now,
        nextAttemptAt: draft.heldUntil ?? now,
        mergedInto: null,
        attempts: [],
      };
      this.#entries = [...this.#entries, entry];
    }
  }

  lease(channel: ChannelKind, now: number, limit: number): readonly OutboxEntry[] {
    const due = this.#entries
      .filter((entry) => entry.state === 'pending' && entry.channel === channel && entry.nextAttemptAt <= now)
      .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
      .slice(0, limit);
    return due.map((entry) => this.#change(entry.id, { state: 'sending' }));
  }

  settle(id: string, attempt: DeliveryAttempt, next: NextStep): void {
    const entry = this.#entries.find((one) => one.id === id);
    this.#change(id, {
      state: next.state,
      nextAttemptAt: next.state === 'pending' ? next.nextAttemptAt : attempt.finishedAt,
      attempts: [...(entry?.attempts ?? []), attempt],
    });
  }

  waitingTogether(
    channel: ChannelKind,
    { now, mostAlone, waitedSince, fullAt, limit }: TogetherWish,
  ): readonly OutboxEntry[] {
    const due = this.#entries.filter((entry) => entry.channel === channel && isMergeable(entry, now, fullAt));
    const readers = [...new Set(due.map(({ recipient }) => recipient))].map((reader) =>
      due.filter(({ recipient }) => recipient === reader),
    );
    const together = readers.find(
      (parts) =>
        (parts.length > mostAlone && Math.min(...parts.map(({ createdAt }) => createdAt)) <= waitedSince) ||
        parts.filter(({ heldUntil }) => heldUntil !== null).length > 1,
    );
    return (together ?? []).slice(0, limit);
  }

  merge(message: OutboxDraft, parts: readonly string[]): void {
    this.add([message]);
    const within = this.#entries.filter(
      ({ mergedInto }) => mergedInto !== null && parts.includes(mergedInto),
    );
    for (const id of [...parts, ...within.map((entry) => entry.id)]) {
      this.#change(id, { state: 'merged', mergedInto: message.id });
    }
  }

  nextDueAt(): number | null {
    const times = this.#entries
      .filter(({ state }) => state === 'pending')
      .map((entry) => entry.nextAttemptAt);
    return times.length === 0 ? null : Math.min(...times);
  }

  releaseLeases(): void {
    for (const { id, state } of this.#entries)
      if (state === 'sending') this.#change(id, { state: 'pending' });
  }

  makeDue(now: number, filter: Parameters<OutboxStore['makeDue']>[1]): void {
    for (const { id, state, channel, heldUntil, nextAttemptAt } of this.#entries) {
      const isMeant =
        filter.states.some((one) => one === state) &&
        (filter.channel === undefined || filter.channel === channel) &&
        (filter.id === undefined || filter.id === id);
      const earliest =
        filter.id === undefined ? Math.min(nextAttemptAt, Math.max(now, heldUntil ?? now)) : now;
      if (isMeant) this.#change(id, { state: 'pending', nextAttemptAt: earliest });
    }
  }

  #change(id: string, change: Partial<OutboxEntry>): OutboxEntry {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry === undefined) throw new Error(`no message ${id}`);
    const changed = { ...entry, ...change };
    this.#entries = this.#entries.map((one) => (one.id === id ? changed : one));
    return changed;
  }
}

function isMergeable(
  { state, nextAttemptAt, kind, message, attempts }: OutboxEntry,
  now: number,
  fullAt: number,
): boolean {
  const goesAlone = kind === 'test' || (kind === 'merged' && message.items.length > fullAt);
  return (
    state === 'pending' &&
    nextAttemptAt <= now &&
    !goesAlone &&
    !attempts.some(({ isMaybeDelivered }) => isMaybeDelivered)
  );
}

function isSame(entry: OutboxEntry, draft: OutboxDraft): boolean {
  if (entry.id === draft.id || entry.messageId === draft.messageId) return true;
  const isSameRun = entry.runId === draft.runId && entry.channel === draft.channel;
  return isSameRun && entry.recipient === draft.recipient && entry.kind === 'run' && draft.kind === 'run';
}
