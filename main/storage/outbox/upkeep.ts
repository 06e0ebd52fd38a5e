import type { ChannelKind } from '../../../shared/channels';
import type { AsideReason } from '../../../shared/messages/message';
import type {
  CauseFilter,
  DateLimits,
  Misaddressed,
  OutboxUpkeep,
  ProbeWish,
  WaitingState,
} from '../../core/outbox-upkeep';
import { inTransaction } from '../migrate';
import type { Database } from '../sqlite';

/** When a message is due that becomes pending at :now; quiet hours hold it to their end. */
const DUE = 'max(:now, coalesce(held_until, :now))';

const MAKE_DUE = `UPDATE outbox SET state = 'pending', queued_at = :now,
    next_attempt_at = iif(state = 'pending', min(next_attempt_at, ${DUE}), ${DUE})
  WHERE state IN (SELECT value FROM json_each(:states)) AND (state <> 'pending' OR next_attempt_at > :now)
    AND (:channel IS NULL OR channel = :channel)`;

/**
 * Causes that are gone are forgotten, so that no message is looked at twice. What an earlier version saw fail for good
 * stays: nobody waits for it any more.
 */
const FORGET_CAUSES = `UPDATE outbox INDEXED BY outbox_by_cause SET state = 'pending', cause = NULL, queued_at = :now,
    next_attempt_at = iif(state = 'pending', min(next_attempt_at, ${DUE}), ${DUE})
  WHERE cause IN (SELECT value FROM json_each(:causes)) AND state IN ('pending', 'blocked', 'failed')
    AND state IN (SELECT value FROM json_each(:states)) AND (state <> 'failed' OR way IS NOT NULL)
    AND (:channel IS NULL OR channel = :channel) AND (:recipient IS NULL OR recipient = :recipient)`;

const LET_GO = `UPDATE outbox SET state = 'pending', next_attempt_at = :now, queued_at = :now, goes_when_off = 1
  WHERE id = :id AND state IN ('pending', 'blocked', 'failed', 'set-aside') AND cause IS NOT 'divided'`;

/** What an earlier version blocked is tried at once. Another server may take what this one refused for good. */
const RELEASE_CHANGED = `UPDATE outbox SET state = 'pending', cause = NULL, queued_at = :now, next_attempt_at = ${DUE}
  WHERE state IN ('blocked', 'failed') AND channel = :channel
    AND iif(state = 'blocked', coalesce(way, '') <> :way,
      way <> :way AND cause <> 'record-unreadable')`;

const PROBE = `UPDATE outbox SET state = 'pending', queued_at = :now, next_attempt_at = ${DUE}
  WHERE id IN (SELECT id FROM (
    SELECT id, row_number() OVER own AS place, max(next_attempt_at) OVER (PARTITION BY channel, cause, reader) AS tried_at
    FROM (
      SELECT *, iif(cause IN (SELECT value FROM json_each(:wide)), '', recipient) AS reader FROM outbox
      WHERE state IN (SELECT value FROM json_each(:states)) AND cause IN (SELECT value FROM json_each(:causes))
        AND way IS NOT NULL AND (:quiet = 0 OR may_be_held = 0 OR goes_when_off = 1))
    WINDOW own AS (PARTITION BY channel, cause, reader ORDER BY created_at, id))
  WHERE place = 1 AND (tried_at <= :now - :since OR tried_at > :now))`;

const CORRECT = `UPDATE outbox SET created_at = min(created_at, :now), queued_at = :now,
    held_until = iif(held_until > :now, :quiet, held_until),
    next_attempt_at = iif(held_until > :now AND next_attempt_at >= held_until, coalesce(:quiet, :now), :now)
  WHERE state IN ('pending', 'blocked')
    AND (queued_at > :latest OR created_at > :latest OR (state = 'pending' AND next_attempt_at > :furthest))`;

const HOLD = `UPDATE outbox INDEXED BY outbox_by_due SET held_until = :until, next_attempt_at = :until
  WHERE state = 'pending' AND next_attempt_at < :until AND may_be_held = 1 AND goes_when_off = 0`;

const MOVE_END = `UPDATE outbox SET held_until = :until, next_attempt_at = iif(state = 'pending', :until, next_attempt_at)
  WHERE held_until > :now AND ((state = 'pending' AND next_attempt_at >= held_until) OR state = 'blocked')`;

const ASIDE_CHANNELS = `UPDATE outbox SET state = 'set-aside', cause = 'channel-off'
  WHERE state IN ('pending', 'blocked') AND goes_when_off = 0 AND channel IN (SELECT value FROM json_each(?))`;

const ASIDE = `UPDATE outbox SET state = 'set-aside', cause = :reason
  WHERE id = :id AND state IN ('pending', 'blocked', 'failed', 'set-aside') AND cause IS NOT 'divided'`;

const LET_GO_ALL = `UPDATE outbox SET goes_when_off = 1
  WHERE state IN ('pending', 'sending', 'blocked') AND channel = :channel
    AND (:recipient IS NULL OR recipient = :recipient)`;

const MISADDRESSED = `SELECT id, recipient FROM outbox
  WHERE channel = 'mail' AND state IN ('pending', 'blocked', 'failed') AND goes_when_off = 0
    AND recipient NOT IN (SELECT value FROM json_each(?)) ORDER BY created_at, id`;

/** The message itself, and what it stands for. */
const WITHIN = 'SELECT * FROM outbox WHERE id = ?1 OR merged_into = ?1';
const SERVED = `WITH own AS (${WITHIN})
  SELECT other.recipient FROM own JOIN outbox AS other ON other.run_id = own.run_id
    WHERE own.kind = 'run' AND other.kind = 'run' AND other.channel = own.channel AND other.id <> own.id
  UNION SELECT other.recipient FROM own JOIN outbox AS other ON other.occasion_id = own.occasion_id
    WHERE own.kind = 'occasion' AND other.kind = 'occasion' AND other.channel = own.channel AND other.id <> own.id`;
const READDRESS = 'UPDATE outbox SET recipient = ?2 WHERE id = ?1 OR merged_into = ?1';

/** What settings and clock change in the outbox, in SQLite. */
export class SqliteOutboxUpkeep implements OutboxUpkeep {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  makeDue(now: number, states: readonly WaitingState[], channel?: ChannelKind): void {
    this.#database.prepare(MAKE_DUE).run({ now, states: JSON.stringify(states), channel: channel ?? null });
  }

  forgetCauses(now: number, { states, causes, channel, recipient }: CauseFilter): void {
    this.#database.prepare(FORGET_CAUSES).run({
      now,
      states: JSON.stringify(states),
      causes: JSON.stringify(causes),
      channel: channel ?? null,
      recipient: recipient ?? null,
    });
  }

  letGo(id: string, now: number): boolean {
    return this.#hasChanged(LET_GO, { id, now });
  }

  releaseChanged(channel: ChannelKind, way: string, now: number): void {
    this.#database.prepare(RELEASE_CHANGED).run({ channel, way, now });
  }

  probe(now: number, { sinceMs, states, causes, channelWide, isQuiet }: ProbeWish): void {
    this.#database.prepare(PROBE).run({
      now,
      since: sinceMs,
      states: JSON.stringify(states),
      causes: JSON.stringify(causes),
      wide: JSON.stringify(channelWide),
      quiet: isQuiet ? 1 : 0,
    });
  }

  correctDates(now: number, { quietUntil, toleranceMs, furthestMs }: DateLimits): void {
    this.#database.prepare(CORRECT).run({
      now,
      quiet: quietUntil,
      latest: now + toleranceMs,
      furthest: now + furthestMs,
    });
  }

  hold(until: number): void {
    this.#database.prepare(HOLD).run({ until });
  }

  /** What a person has asked for meanwhile is no longer held back, and is left as it is. */
  holdUntil(until: number, now: number): void {
    this.#database.prepare(MOVE_END).run({ until, now });
  }

  setAsideChannels(channels: readonly ChannelKind[]): void {
    this.#database.prepare(ASIDE_CHANNELS).run(JSON.stringify(channels));
  }

  setAside(id: string, reason: AsideReason): boolean {
    return this.#hasChanged(ASIDE, { id, reason });
  }

  letGoAll(channel: ChannelKind, recipient?: string): void {
    this.#database.prepare(LET_GO_ALL).run({ channel, recipient: recipient ?? null });
  }

  misaddressed(readers: readonly string[]): readonly Misaddressed[] {
    const rows = this.#database
      .prepare(MISADDRESSED)
      .all(JSON.stringify(readers)) as unknown as readonly Misaddressed[];
    return rows.map((row) => ({ ...row }));
  }

  readersServed(id: string): readonly string[] {
    const rows = this.#database.prepare(SERVED).all(id) as unknown as readonly Pick<
      Misaddressed,
      'recipient'
    >[];
    return rows.map(({ recipient }) => recipient);
  }

  readdress(id: string, recipient: string): void {
    inTransaction(this.#database, () => this.#database.prepare(READDRESS).run(id, recipient));
  }

  #hasChanged(sql: string, values: Record<string, string | number>): boolean {
    return Number(this.#database.prepare(sql).run(values).changes) > 0;
  }
}
