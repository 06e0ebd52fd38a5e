import type { ChannelKind } from '../../../shared/channels';
import { problemsWith, getTraits } from '../../../shared/messages/delivery-problems';
import type { DeliveryAttempt, OutboxEntry } from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import type { NextStep, OutboxStore, Parts, Portion, TogetherWish } from '../../core/outbox';
import type { Clock, OutboxDraft } from '../../core/ports';
import { inTransaction } from '../migrate';
import type { Database } from '../sqlite';
import { supersedeHeartbeats } from './heartbeats';
import { UNREADABLE_MESSAGE } from './message-json';
import { readEntries } from './rows';

/** Problems that stop a whole channel, as a list of SQL. */
const STOPPING = problemsWith(({ stopsOthers }) => stopsOthers)
  .map((problem) => `'${problem}'`)
  .join(', ');

/** A message of a channel that is stopped waits with the others; a test is tried all the same, since a person asked. */
const ADD = `INSERT INTO outbox (id, run_id, occasion_id, kind, channel, recipient, message_id, state, message,
    created_at, next_attempt_at, held_until, may_be_held, goes_alone, cause, way,
    queued_at)
  SELECT :id, :run_id, :occasion_id, :kind, :channel, :recipient, :message_id, iif(stop.id IS NULL, 'pending', 'blocked'),
    :message, :now, coalesce(stop.next_attempt_at, :held_until, :now), :held_until, :may_be_held, :goes_alone, stop.cause,
    stop.way, :now
  FROM (SELECT 1) LEFT JOIN (
    SELECT id, next_attempt_at, cause, way FROM outbox
    WHERE state = 'blocked' AND channel = :channel AND cause IN (${STOPPING}) AND :kind IN ('run', 'occasion')
    ORDER BY next_attempt_at DESC LIMIT 1) AS stop ON true
  WHERE true ON CONFLICT DO NOTHING`;

const SETTLE = `UPDATE outbox SET state = :state, next_attempt_at = :due, cause = :cause, way = :way,
    queued_at = :finished_at, handed_over_at = NULL WHERE id = :id`;
/** What waits for a channel that is stopped is not tried: each try may bring the account nearer to being locked. */
const STOP_OTHERS = `UPDATE outbox SET state = 'blocked', next_attempt_at = :finished_at, cause = :cause, way = :way
  WHERE state = 'pending' AND kind <> 'test' AND channel = (SELECT channel FROM outbox WHERE id = :id)`;

/** Messages that may go out as a part of another one: channel, now, and how many others they may stand for. */
const MERGEABLE = `state = 'pending' AND channel = ?1 AND next_attempt_at <= ?2 AND goes_alone = 0
  AND (kind IN ('run', 'occasion')
    OR (kind = 'merged' AND iif(json_valid(message), json_array_length(message, '$.items'), 0) <= ?3))
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

const DIVIDED = `UPDATE outbox SET state = 'set-aside', cause = 'divided'
  WHERE id = ? AND state IN ('failed', 'blocked')`;
/** A part that goes out on its own after all. */
const ALONE = `UPDATE outbox SET state = 'pending', merged_into = NULL, goes_alone = 1, cause = NULL, queued_at = :now,
    next_attempt_at = :now
  WHERE id IN (SELECT value FROM json_each(:ids))`;
const MOVE = `UPDATE outbox SET merged_into = iif(id = ?1, NULL, ?1), goes_alone = 1
  WHERE id = ?1 OR id IN (SELECT value FROM json_each(?2))`;

const POSTPONE = `UPDATE outbox SET next_attempt_at = :until, cause = coalesce(cause, :cause)
  WHERE state = 'pending' AND kind <> 'test' AND goes_when_off = 0 AND channel = :channel
    AND (:recipient IS NULL OR recipient = :recipient) AND next_attempt_at < :until`;

const release = (among: string) => `INSERT INTO attempts
    (outbox_id, channel, started_at, finished_at, outcome, problem, reply, is_maybe_delivered)
    SELECT id, channel, handed_over_at, handed_over_at, 'retry', 'interrupted', '', 1
    FROM outbox WHERE state = 'sending' AND handed_over_at IS NOT NULL ${among} ORDER BY created_at, id;
  UPDATE outbox SET state = 'pending', cause = iif(handed_over_at IS NULL, cause, 'interrupted'),
    handed_over_at = NULL WHERE state = 'sending' ${among}`;

/** What kept the newest part waiting keeps the whole waiting, too. One part that may go at night takes the others along. */
const TAKE_OVER = `UPDATE outbox SET goes_when_off = (SELECT max(goes_when_off) FROM outbox WHERE merged_into = ?1),
    may_be_held = (SELECT min(may_be_held) FROM outbox WHERE merged_into = ?1),
    cause = (SELECT cause FROM outbox WHERE merged_into = ?1 ORDER BY created_at DESC, id DESC LIMIT 1)
  WHERE id = ?1`;

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
      may_be_held: draft.mayBeHeld ? 1 : 0,
      // What is merged into another message would lose its file.
      goes_alone: draft.message.attachment === undefined ? 0 : 1,
      now,
    });
  }
  if (messages.some(({ kind }) => kind === 'heartbeat')) supersedeHeartbeats(database);
}

/** Which messages a process takes: a command those about runs of commands, its own and earlier ones. */
export type OutboxScope = 'all' | 'commands';
const AMONG: Readonly<Record<OutboxScope, string>> = {
  all: '',
  commands: `AND run_id IN (SELECT id FROM runs WHERE "trigger" = 'command-line')`,
};

/** The outbox in SQLite. */
export class SqliteOutboxStore implements OutboxStore {
  readonly #database: Database;
  readonly #clock: Clock;

  readonly #among: string;

  constructor(database: Database, clock: Clock, scope: OutboxScope = 'all') {
    this.#database = database;
    this.#clock = clock;

    this.#among = AMONG[scope];
  }

  add(messages: readonly OutboxDraft[]): void {
    inTransaction(this.#database, () => insertMessages(this.#database, messages, this.#clock.now()));
  }

  lease(channel: ChannelKind, now: number, limit: number): readonly OutboxEntry[] {
    return inTransaction(this.#database, () => {
      const entries = readEntries(
        this.#database,
        // Without this index every message that waits would be read and sorted for each that is taken.
        `INDEXED BY outbox_by_turn WHERE state = 'pending' AND channel = ? AND next_attempt_at <= ?
         ${this.#among} ORDER BY created_at, id LIMIT ?`,
        [channel, now, limit],
      );
      const take = this.#database.prepare(`UPDATE outbox SET state = 'sending' WHERE id = ?`);
      return entries.flatMap((entry): readonly OutboxEntry[] => {
        if (!isReadable(entry)) {
          this.#fail(entry.id, now);
          return [];
        }
        take.run(entry.id);
        return [{ ...entry, state: 'sending' }];
      });
    });
  }

  handOver(id: string, now: number): void {
    this.#database.prepare('UPDATE outbox SET handed_over_at = ? WHERE id = ?').run(now, id);
  }

  settle(id: string, attempt: DeliveryAttempt, next: NextStep, way = ''): void {
    inTransaction(this.#database, () => this.#settle(id, attempt, next, way));
  }

  /** Nobody can deliver a message that cannot be read. It must not keep the others waiting. */
  #fail(id: string, now: number): void {
    const attempt: DeliveryAttempt = {
      startedAt: now,
      finishedAt: now,
      outcome: 'failed',
      problem: 'record-unreadable',
      reply: '',
      isMaybeDelivered: false,
    };
    this.#settle(id, attempt, { state: 'failed' }, '');
  }

  #settle(id: string, attempt: DeliveryAttempt, next: NextStep, way: string): void {
    this.#database
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
    const { state } = next;
    const cause = state === 'sent' ? null : attempt.problem;
    const needsPerson = state === 'blocked' || state === 'failed';
    const after = { id, finished_at: attempt.finishedAt, cause, way: needsPerson ? way : null };
    const due = state === 'pending' ? next.nextAttemptAt : attempt.finishedAt;
    this.#database.prepare(SETTLE).run({ ...after, state, due });
    if (state !== 'sent') supersedeHeartbeats(this.#database);
    if (state === 'blocked' && cause !== null && getTraits(cause).stopsOthers) {
      this.#database.prepare(STOP_OTHERS).run(after);
    }
  }

  waitingTogether(
    channel: ChannelKind,
    { now, mostAlone, waitedSince, fullAt, limit }: TogetherWish,
  ): readonly OutboxEntry[] {
    if (this.#database.prepare(HAS_WAITED).get(channel, waitedSince) === undefined) return [];
    const due = [channel, now, fullAt] as const;
    const reader = this.#database.prepare(READER).get(...due, mostAlone, waitedSince) as
      { recipient: string } | undefined;
    if (reader === undefined) return [];
    return readEntries(this.#database, TOGETHER, [...due, reader.recipient, limit]).filter(isReadable);
  }

  merge(message: OutboxDraft, parts: readonly string[]): void {
    inTransaction(this.#database, () => {
      insertMessages(this.#database, [message], this.#clock.now());
      this.#database.prepare(MERGE).run(message.id, JSON.stringify(parts));
      this.#database.prepare(TAKE_OVER).run(message.id);
    });
  }

  parts(id: string): Parts {
    const clause = `WHERE merged_into = ? AND kind <> 'merged' ORDER BY created_at, id`;
    const entries = readEntries(this.#database, clause, [id]);
    return {
      readable: entries.filter(isReadable),
      unreadable: entries.filter((entry) => !isReadable(entry)).map((entry) => entry.id),
    };
  }

  divide(id: string, portions: readonly Portion[]): void {
    const now = this.#clock.now();
    inTransaction(this.#database, () => {
      if (Number(this.#database.prepare(DIVIDED).run(id).changes) === 0) return;
      for (const { message, parts } of portions) {
        const ids = JSON.stringify(parts);
        if (message === null) this.#database.prepare(ALONE).run({ ids, now });
        else {
          insertMessages(this.#database, [message], now);
          this.#database.prepare(MOVE).run(message.id, ids);
          this.#database.prepare(TAKE_OVER).run(message.id);
        }
      }
    });
  }

  postpone(
    { channel, recipient }: Pick<OutboxEntry, 'channel' | 'recipient'>,
    until: number,
    cause: DeliveryProblem,
  ): void {
    const isOfChannel = getTraits(cause).scope === 'channel';
    this.#database
      .prepare(POSTPONE)
      .run({ channel, until, cause, recipient: isOfChannel ? null : recipient });
  }

  nextDueAt(): number | null {
    const row = this.#database
      .prepare(
        `SELECT min(next_attempt_at) AS due FROM outbox INDEXED BY outbox_by_due
         WHERE state = 'pending' ${this.#among}`,
      )
      .get() as { due: number | null };
    return row.due;
  }

  hasBlocked(): boolean {
    return this.#database.prepare(`SELECT 1 FROM outbox WHERE state = 'blocked' LIMIT 1`).get() !== undefined;
  }

  releaseLeases(): void {
    inTransaction(this.#database, () => {
      this.#database.exec(release(this.#among));
      supersedeHeartbeats(this.#database);
    });
  }
}

function isReadable({ message }: OutboxEntry): boolean {
  return message !== UNREADABLE_MESSAGE;
}
