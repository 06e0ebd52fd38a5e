import type { OutboxEntry } from '../../../shared/messages/message';
import { getReferences, type ThreadedMail } from '../../core/messages/thread';
import type { Database } from '../sqlite';
import { messageFrom } from './message-json';

/** So many earlier mails are looked through for the beginning of what is over. */
const MOST_LOOKED_AT = 500;

/** What was merged went out in another mail, whose Message-ID the reader has. */
const EARLIER = `SELECT coalesce(whole.message_id, part.message_id) AS message_id, part.message AS message
  FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
  WHERE part.channel = :channel AND part.recipient = :recipient AND part.created_at <= :createdAt AND part.id <> :id
    AND coalesce(whole.state, part.state) = 'sent' AND part.kind <> 'merged'
  ORDER BY part.created_at DESC, part.id DESC LIMIT :limit`;

/** Binds the mails of one reader that belong together. */
export class MailThreads {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The message with the Message-IDs of the mails that it follows, where it says that something is over. */
  bind(entry: OutboxEntry): OutboxEntry {
    const isOver = entry.message.data?.rules.some(({ reason }) => reason === 'recovered') === true;
    if (entry.channel !== 'mail' || !isOver) return entry;
    const { id, channel, recipient, createdAt } = entry;
    const rows = this.#database
      .prepare(EARLIER)
      .all({ id, channel, recipient, createdAt, limit: MOST_LOOKED_AT }) as unknown as readonly {
      readonly message_id: string;
      readonly message: string;
    }[];
    const earlier = rows.map((row): ThreadedMail => ({
      messageId: row.message_id,
      data: messageFrom(row.message).data,
    }));
    const references = getReferences(entry.message, earlier);
    return references.length === 0 ? entry : { ...entry, references };
  }
}
