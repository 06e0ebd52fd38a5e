import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../../../shared/durations';
import type { Clock } from '../../core/ports';
import { inTransaction } from '../migrate';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** The message that names a file is recorded soon after it. */
const UNNAMED_FOR_MS = DAY_MS;
/** Files of messages that were accepted, or that no message names. */
const REMOVE = `DELETE FROM attachments WHERE at < ? AND NOT EXISTS (SELECT 1 FROM outbox
  WHERE state NOT IN ('sent', 'merged') AND instr(message, attachments.id) > 0)`;

/** Keeps files that go out with messages, until they are accepted. */
export class AttachmentStore {
  readonly #database: Database;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(database: Database, clock: Pick<Clock, 'now'>) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Stores a file, and removes those that are no longer needed. Answers with its id. */
  add(content: Uint8Array): string {
    const id = randomUUID();
    const at = this.#clock.now();
    inTransaction(this.#database, () => {
      prepared(this.#database, REMOVE).run(at - UNNAMED_FOR_MS);
      prepared(this.#database, 'INSERT INTO attachments (id, at, content) VALUES (?, ?, ?)').run(
        id,
        at,
        content,
      );
    });
    return id;
  }

  /** A file; null where it is not there, or cannot be read. */
  read(id: string): Uint8Array | null {
    try {
      const row = prepared(this.#database, 'SELECT content FROM attachments WHERE id = ?').get(id) as
        { readonly content: Uint8Array } | undefined;
      return row?.content ?? null;
    } catch {
      return null;
    }
  }
}
