import type { ChannelKind } from '../../../shared/channels';
import type {
  DeliveryAttempt,
  MessageKind,
  MessageState,
  OutboxEntry,
} from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import type { Database } from '../sqlite';
import { messageFrom } from './message-json';

interface OutboxRow {
  readonly id: string;
  readonly run_id: string | null;
  readonly occasion_id: string | null;
  readonly kind: MessageKind;
  readonly channel: ChannelKind;
  readonly recipient: string;
  readonly message_id: string;
  readonly state: MessageState;
  readonly cause: OutboxEntry['cause'];
  readonly message: string;
  readonly created_at: number;
  readonly next_attempt_at: number;
  readonly held_until: number | null;
  readonly merged_into: string | null;
}

interface AttemptRow {
  readonly started_at: number;
  readonly finished_at: number;
  readonly outcome: DeliveryAttempt['outcome'];
  readonly problem: DeliveryProblem | null;
  readonly reply: string;
  readonly is_maybe_delivered: number;
}

const ATTEMPTS = `SELECT started_at, finished_at, outcome, problem, reply, is_maybe_delivered
  FROM attempts WHERE outbox_id = ? ORDER BY id`;

/** Messages with their attempts; one whose text cannot be read has none. `clause` is SQL after the table's name; values go through `parameters` only. */
export function readEntries(
  database: Database,
  clause: string,
  parameters: readonly (string | number)[],
): readonly OutboxEntry[] {
  const rows = database
    .prepare(`SELECT * FROM outbox ${clause}`)
    .all(...parameters) as unknown as OutboxRow[];
  if (rows.length === 0) return [];
  const attempts = database.prepare(ATTEMPTS);
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    occasionId: row.occasion_id,
    kind: row.kind,
    channel: row.channel,
    recipient: row.recipient,
    messageId: row.message_id,
    state: row.state,
    cause: row.cause,
    message: messageFrom(row.message),
    createdAt: row.created_at,
    nextAttemptAt: row.next_attempt_at,
    heldUntil: row.held_until,
    mergedInto: row.merged_into,
    attempts: (attempts.all(row.id) as unknown as AttemptRow[]).map(toAttempt),
  }));
}

/** The messages about a run or an occasion and those that they went out in, oldest first. */
export function messagesAbout(
  database: Database,
  about: { readonly runId: string } | { readonly occasionId: string },
): readonly OutboxEntry[] {
  const [column, id] = 'runId' in about ? ['run_id', about.runId] : ['occasion_id', about.occasionId];
  return readEntries(
    database,
    `WHERE ${column} = ? OR id IN (SELECT merged_into FROM outbox WHERE ${column} = ?) ORDER BY created_at, id`,
    [id, id],
  );
}

/** A stored attempt as it is shown. */
export function toAttempt(row: AttemptRow): DeliveryAttempt {
  return {
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    problem: row.problem,
    reply: row.reply,
    isMaybeDelivered: row.is_maybe_delivered === 1,
  };
}
