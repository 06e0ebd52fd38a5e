import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { DeliveryPage, DeliveryQuery, WaitingReader } from '../../../shared/messages/delivery-answers';
import type { ChannelState } from '../../../shared/ipc';
import type { ChannelProof } from '../../../shared/messages/proof';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { Settings } from '../../../shared/settings';
import type { Clock } from '../../core/ports';
import type { Waiting } from '../../core/judging/occasions';
import type { Database } from '../sqlite';
import type { MailboxRecord } from './mailbox-record';
import { readEntries, toAttempt } from './rows';
import type { ProofStore } from './proof-store';

const IN_QUERY = `WHERE state IN (SELECT value FROM json_each(?)) AND channel IN (SELECT value FROM json_each(?))`;

/** A message that stands for others counts as so many. */
const SIZE = `iif(kind = 'merged' AND json_valid(message), max(1, json_array_length(message, '$.items')), 1)`;
const IS_HELD = `state = 'pending' AND held_until > :now AND next_attempt_at >= held_until`;
const COUNTS = `SELECT
    coalesce(sum(${SIZE}) FILTER (WHERE state IN ('pending', 'sending')), 0) AS waiting,
    coalesce(sum(${SIZE}) FILTER (WHERE ${IS_HELD}), 0) AS held,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'pending' AND next_attempt_at > :now AND (${IS_HELD}) IS NOT TRUE), 0) AS retried,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'blocked'), 0) AS blocked,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'blocked' AND cause = 'unproven'), 0) AS unproven,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'failed'), 0) AS failed,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'failed' AND cause = 'record-unreadable'), 0) AS unreadable,
    coalesce(sum(${SIZE}) FILTER (WHERE state = 'set-aside' AND cause NOT IN ('superseded', 'divided')), 0) AS setAside,
    count(*) FILTER (WHERE state IN ('pending', 'sending') AND cause IS NOT NULL) AS troubled
  FROM outbox WHERE state IN ('pending', 'sending', 'blocked', 'failed', 'set-aside') AND channel = :channel`;

const WAITING_READERS = `SELECT recipient, sum(${SIZE}) AS messages FROM outbox
  WHERE state IN ('pending', 'sending', 'blocked') AND channel = 'mail' GROUP BY recipient ORDER BY recipient`;

const ATTEMPT = 'attempts.started_at, finished_at, outcome, problem, reply, is_maybe_delivered';
/** The newest attempt of a message in this state. */
const LAST_OF_STATE = `SELECT ${ATTEMPT} FROM outbox JOIN attempts ON outbox_id = outbox.id
  WHERE state = :state AND outbox.channel = :channel AND problem IS NOT NULL ORDER BY attempts.id DESC LIMIT 1`;
/** The newest attempt that met what keeps a message waiting: one that was merged or put off has none of its own. */
const LAST_MET = `SELECT ${ATTEMPT} FROM attempts
  WHERE channel = :channel AND outcome <> 'accepted' AND problem IN (
    SELECT cause FROM outbox WHERE state IN ('pending', 'sending') AND channel = :channel AND cause IS NOT NULL)
  ORDER BY id DESC LIMIT 1`;

const LAST_SENT = `SELECT finished_at AS at FROM attempts
  WHERE channel = ? AND outcome = 'accepted' ORDER BY id DESC LIMIT 1`;

/**
 * What waits on its own, and what waits within it: the age of a message outlives its merging, and that of a heartbeat
 * the newer one that took its place.
 */
const WAITING = `WITH RECURSIVE waiting (id, counts, since) AS (
    SELECT id, kind <> 'merged', max(created_at, coalesce(held_until, created_at)) FROM outbox
    WHERE state IN ('pending', 'sending', 'blocked') AND channel = :channel AND coalesce(held_until, 0) <= :now
    UNION ALL
    SELECT part.id, part.kind <> 'merged', max(part.created_at, coalesce(part.held_until, part.created_at))
    FROM waiting JOIN outbox AS part ON part.merged_into = waiting.id
  ), heartbeats (counts, since) AS (
    SELECT 0, created_at FROM outbox INDEXED BY outbox_heartbeats
    WHERE kind = 'heartbeat' AND state = 'set-aside' AND channel = :channel AND cause = 'superseded'
      AND EXISTS (SELECT 1 FROM waiting)
      AND rowid > (SELECT coalesce(max(rowid), 0) FROM outbox INDEXED BY outbox_heartbeats
        WHERE kind = 'heartbeat' AND state = 'sent' AND channel = :channel)
  ) SELECT min(since) AS since, coalesce(sum(counts), 0) AS messages
    FROM (SELECT counts, since FROM waiting UNION ALL SELECT counts, since FROM heartbeats)`;

/** What the delivery log and the dashboard show of the outbox. */
export class DeliveryLog {
  readonly #database: Database;
  readonly #proofs: Pick<ProofStore, 'read'>;
  readonly #mailbox: Pick<MailboxRecord, 'read'>;
  readonly #clock: Clock;

  constructor(
    database: Database,
    proofs: Pick<ProofStore, 'read'>,
    mailbox: Pick<MailboxRecord, 'read'>,
    clock: Clock,
  ) {
    this.#database = database;
    this.#proofs = proofs;
    this.#mailbox = mailbox;
    this.#clock = clock;
  }

  /** Messages by state and channel, newest first. */
  page(query: DeliveryQuery): DeliveryPage {
    const filter = [JSON.stringify(query.states), JSON.stringify(query.channels)];
    const count = this.#database
      .prepare(`SELECT count(*) AS total FROM outbox ${IN_QUERY}`)
      .get(...filter) as {
      total: number;
    };
    const order = `${IN_QUERY} ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?`;
    return {
      entries: readEntries(this.#database, order, [...filter, query.limit, query.offset]),
      total: count.total,
    };
  }

  /**
   * The messages of a channel that are not delivered yet, and since when the oldest waits: since it was written, or
   * since the quiet hours ended that held it back. While they hold it, it does not count. Null when none waits.
   */
  waiting(channel: ChannelKind, now: number): Waiting | null {
    const row = this.#database.prepare(WAITING).get({ channel, now }) as {
      since: number | null;
      messages: number;
    };
    return row.since === null ? null : { since: row.since, messages: row.messages };
  }

  /** Mails that are not delivered yet, by the address that they go to; no address without any. */
  waitingReaders(): readonly WaitingReader[] {
    const rows = this.#database.prepare(WAITING_READERS).all() as unknown as readonly WaitingReader[];
    return rows.map((row) => ({ ...row }));
  }

  /** Channels that have delivered once. */
  usedChannels(): readonly ChannelKind[] {
    const used = this.#database.prepare(LAST_SENT);
    return CHANNEL_KINDS.filter((channel) => used.get(channel) !== undefined);
  }

  /** One message with its attempts; null when there is none of that id. */
  entry(id: string): OutboxEntry | null {
    return readEntries(this.#database, 'WHERE id = ?', [id])[0] ?? null;
  }

  channelStates(settings: Settings): readonly ChannelState[] {
    const now = this.#clock.now();
    return CHANNEL_KINDS.map((kind) => this.#channelState(kind, settings.channels[kind].isEnabled, now));
  }

  /** Nothing has arrived yet, but the oldest message waits in the outbox. */
  #queued(kind: ChannelKind): ChannelProof | null {
    const { at } = this.#database
      .prepare(
        `SELECT min(created_at) AS at FROM outbox WHERE state IN ('pending', 'sending') AND channel = ?`,
      )
      .get(kind) as { at: number | null };
    return at === null ? null : { level: 'queued', at, reply: '', isStale: false };
  }

  #channelState(kind: ChannelKind, isEnabled: boolean, now: number): ChannelState {
    const found = this.#database.prepare(COUNTS).get({ channel: kind, now }) as Counts;
    const { troubled: _, ...counts } = found;
    const sent = this.#database.prepare(LAST_SENT).get(kind) as { at: number } | undefined;
    return {
      kind,
      isEnabled,
      ...counts,
      lastSentAt: sent?.at ?? null,
      problem: this.#problem(kind, found),
      proof: this.#proofs.read(kind) ?? (counts.waiting === 0 ? null : this.#queued(kind)),
      mailbox: kind === 'mail' ? this.#mailbox.read() : null,
    };
  }

  /** What needs a person comes first. A message that is tried again has its problem until it arrives. */
  #problem(channel: ChannelKind, { blocked, failed, troubled }: Counts): ChannelState['problem'] {
    const last = (sql: string, values: Readonly<Record<string, string>>) =>
      this.#database.prepare(sql).get({ channel, ...values }) as Parameters<typeof toAttempt>[0] | undefined;
    const found =
      (blocked > 0 ? last(LAST_OF_STATE, { state: 'blocked' }) : undefined) ??
      (troubled > 0 ? last(LAST_MET, {}) : undefined) ??
      (failed > 0 ? last(LAST_OF_STATE, { state: 'failed' }) : undefined);
    return found === undefined ? null : toAttempt(found);
  }
}

interface Counts extends Pick<
  ChannelState,
  'waiting' | 'held' | 'retried' | 'blocked' | 'unproven' | 'failed' | 'unreadable' | 'setAside'
> {
  /** Messages that go out by themselves and have met a problem. */
  readonly troubled: number;
}
