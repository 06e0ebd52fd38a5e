import type { ChannelKind } from '../../shared/channels';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/message';
import type { Clock, NextStep, OutboxDraft, OutboxStore, TogetherWish } from '../core/ports';
import { inTransaction } from './migrate';
import { readEntries } from './outbox-rows';
import type { Database } from './sqlite';

const ADD = `INSERT INTO outbox
  (id, run_id, occasion_id, kind, channel, recipient, message_id, state, message, created_at, next_attempt_at, held_until)
  VALUES (:id, :run_id, :occasion_id, :kind, :channel, :recipient, :message_id, 'pending', :message, :now,
    coalesce(:held_until, :now), :held_until)
  ON CONFLICT DO NOTHING`;

/** Messages that may go out as a part of another one: channel, now, and how many others they may stand for. */
const MERGEABLE = `state = 'pending' AND channel = ?1 AND next_attempt_at <= ?2
  AND (kind IN ('run', 'occasion') OR (kind = 'merged' AND json_array_length(message, '$.items') <= ?3))
  AND NOT EXISTS (SELECT 1 FROM attempts WHERE outbox_id = outbox.id AND is_maybe_delivered = 1)`;
/** Both found by an index: almost always the answer is no, and this is asked before every message. */
const HAS_WAITED = `SELECT 1 FROM outbox WHERE state = 'pending' AND channel = ?1 AND created_at <= ?2
  UNION ALL SELECT 1 FROM outbox INDEXED BY outbox_held
    WHERE state = 'pending' AND channel = ?1 AND held_until IS NOT NULL LIMIT 1`;
const READER = `SELECT recipient FROM outbox WHERE ${MERGEABLE}
  GROUP BY recipient HAVING (count(*) > ?4 AND min(created_at) <= ?5) OR count(held_until) > 1 LIMIT 1`;
const TOGETHER = `WHERE ${MERGEABLE} AND recipient = ?4 ORDER BY created_at, id LIMIT ?5`;
const MERGE = `UPDATE outbox SET state = 'merged', merged_into = ?1
  WHERE (state = 'pending' AND id IN (SELECT value FROM json_each(?2)))
    OR merged_into IN (SELECT value FROM json_each(?2))`;

const RELEASE = `INSERT INTO attempts
    (outbox_id, channel, started_at, finished_at, outcome, problem, reply, is_maybe_delivered)
    SELECT id, channel, handed_over_at, handed_over_at, 'retry', 'interrupted', '', 1
    FROM outbox WHERE state = 'sending' AND handed_over_at IS NOT NULL ORDER BY created_at, id;
  UPDATE outbox SET state = 'pending', handed_over_at = NULL WHERE state = 'sending'`;

const HOLD = `UPDATE outbox SET held_until = :until, next_attempt_at = :until
  WHERE state = 'pending' AND held_until > :now AND next_attempt_at >= held_until`;

/** Adds messages, due at once or when they are no longer held back. One that is already there (same run, channel and reader) is left as it is. */
export function insertMessages(database: Database, messages: readonly OutboxDraft[], now: number): void {
  const add = database.prepare(ADD);
  for (const draft of messages) {
    add.run({
      id: draft.id,
      run_id: draft.runId,
      occasion_id: draft.occasionId,
      kind: draft.kind,
      channel: draft.channel,
      recipient: draft.recipient,
      message_id: draft.messageId,
      message: JSON.stringify(draft.message),
      held_until: draft.heldUntil,
      now,
    });
  }
}

/** The outbox in SQLite. */
export class SqliteOutboxStore implements OutboxStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  add(messages: readonly OutboxDraft[]): void {
    inTransaction(this.database, () => insertMessages(this.database, messages, this.clock.now()));
  }

  lease(channel: ChannelKind, now: number, limit: number): readonly OutboxEntry[] {
    return inTransaction(this.database, () => {
      const entries = readEntries(
        this.database,
        // Without this index every message that waits would be read and sorted for each that is taken.
        `INDEXED BY outbox_by_turn WHERE state = 'pending' AND channel = ? AND next_attempt_at <= ?
         ORDER BY created_at, id LIMIT ?`,
        [channel, now, limit],
      );
      const take = this.database.prepare(`UPDATE outbox SET state = 'sending' WHERE id = ?`);
      for (const entry of entries) take.run(entry.id);
      return entries.map((entry): OutboxEntry => ({ ...entry, state: 'sending' }));
    });
  }

  handOver(id: string, now: number): void {
    this.database.prepare('UPDATE outbox SET handed_over_at = ? WHERE id = ?').run(now, id);
  }

  settle(id: string, attempt: DeliveryAttempt, next: NextStep): void {
    inTransaction(this.database, () => {
      this.database
        .prepare(
          `INSERT INTO attempts
             (outbox_id, channel, started_at, finished_at, outcome, problem, reply, is_maybe_delivered)
           VALUES (?, (SELECT channel FROM outbox WHERE id = ?), ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          id,
          id,
          attempt.startedAt,
          attempt.finishedAt,
          attempt.outcome,
          attempt.problem,
          attempt.reply,
          attempt.isMaybeDelivered ? 1 : 0,
        );
      const due = next.state === 'pending' ? next.nextAttemptAt : attempt.finishedAt;
      this.database
        .prepare('UPDATE outbox SET state = ?, next_attempt_at = ?, handed_over_at = NULL WHERE id = ?')
        .run(next.state, due, id);
    });
  }

  waitingTogether(
    channel: ChannelKind,
    { now, mostAlone, waitedSince, fullAt, limit }: TogetherWish,
  ): readonly OutboxEntry[] {
    if (this.database.prepare(HAS_WAITED).get(channel, waitedSince) === undefined) return [];
    const due = [channel, now, fullAt] as const;
    const reader = this.database.prepare(READER).get(...due, mostAlone, waitedSince) as
      { recipient: string } | undefined;
    if (reader === undefined) return [];
    return readEntries(this.database, TOGETHER, [...due, reader.recipient, limit]);
  }

  merge(message: OutboxDraft, parts: readonly string[]): void {
    inTransaction(this.database, () => {
      insertMessages(this.database, [message], this.clock.now());
      this.database.prepare(MERGE).run(message.id, JSON.stringify(parts));
    });
  }

  nextDueAt(): number | null {
    const row = this.database
      .prepare(
        `SELECT min(next_attempt_at) AS due FROM outbox INDEXED BY outbox_by_due WHERE state = 'pending'`,
      )
      .get() as { due: number | null };
    return row.due;
  }

  releaseLeases(): void {
    inTransaction(this.database, () => this.database.exec(RELEASE));
  }

  makeDue(now: number, filter: Parameters<OutboxStore['makeDue']>[1]): void {
    this.database
      .prepare(
        `UPDATE outbox SET state = 'pending',
           -- Only a person who asks for one message ends its quiet hours.
           next_attempt_at = CASE WHEN :id IS NULL
             THEN min(next_attempt_at, max(:now, coalesce(held_until, :now))) ELSE :now END
         WHERE state IN (SELECT value FROM json_each(:states)) AND (state <> 'pending' OR next_attempt_at > :now)
           AND (:channel IS NULL OR channel = :channel) AND (:id IS NULL OR id = :id)`,
      )
      .run({
        now,
        states: JSON.stringify(filter.states),
        channel: filter.channel ?? null,
        id: filter.id ?? null,
      });
  }
  /**
   * Gives another end to what quiet hours hold back at `now`; an end at `now` lets it go. What a person has asked for
   * meanwhile is no longer held back, and is left as it is.
   */
  holdUntil(until: number, now: number): void {
    this.database.prepare(HOLD).run({ until, now });
  }
}
