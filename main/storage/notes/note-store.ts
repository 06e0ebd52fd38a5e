import {
  MAX_NOTE_CHARACTERS,
  MAX_NOTES,
  type Note,
  type NoteAnswer,
  type NoteDraft,
  type NoteList,
  type NoteQuery,
  type NoteRemoval,
} from '../../../shared/history/note';
import { typedText } from '../../../shared/typed-text';
import { noteEntry, noteRemovedEntry } from '../../core/chain/note-record';
import type { Clock } from '../../core/ports';
import { unlessRefused } from '../../files/disk-problem';
import { appendToChain } from '../chain/chain';
import { inTransaction } from '../migrate';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

const COLUMNS = 'id, at, run_id AS runId, text, changed_at AS changedAt';
const WRITE = `INSERT INTO notes (id, at, run_id, text, changed_at) VALUES (:id, :at, :runId, :text, :changedAt)
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, run_id = excluded.run_id, text = excluded.text,
    changed_at = excluded.changed_at`;
const NEWEST = `SELECT ${COLUMNS} FROM notes WHERE at >= :from AND at < :to ORDER BY at DESC, id LIMIT :limit`;
const OLDEST = `SELECT ${COLUMNS} FROM notes WHERE at >= :from AND at < :to ORDER BY at, id`;
const cleaned = typedText(MAX_NOTE_CHARACTERS);

/** Writes notes, each in one transaction. */
export class NoteStore {
  readonly #database: Database;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(database: Database, clock: Pick<Clock, 'now'>) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Writes a note in the place of the one with its id; a test has one alone, which no other takes the place of. */
  save({ id, at, runId, text }: NoteDraft): NoteAnswer {
    const clean = cleaned.parse(text);
    if (clean === '') return { kind: 'empty' };
    return unlessRefused(() =>
      inTransaction(this.#database, () => {
        const run = runId === null ? null : this.#run(runId);
        if (run === undefined) return { kind: 'unknown-run' };
        const other = runId === null ? null : noteOfRun(this.#database, runId);
        if (other !== null && other.id !== id) return { kind: 'has-another' };
        const note: Note = {
          id,
          at: run?.startedAt ?? Math.round(at),
          runId,
          text: clean,
          changedAt: this.#clock.now(),
        };
        prepared(this.#database, WRITE).run({ ...note });
        appendToChain(this.#database, noteEntry(note), note.changedAt);
        return { kind: 'saved', note };
      }),
    );
  }

  /** Removes a note; one that is gone already is removed. */
  remove(id: string): NoteRemoval {
    return unlessRefused(() =>
      inTransaction(this.#database, () => {
        const note = noteOf(this.#database, id);
        prepared(this.#database, 'DELETE FROM notes WHERE id = ?').run(id);
        if (note !== null) appendToChain(this.#database, noteRemovedEntry(note), this.#clock.now());
        return { kind: 'removed' };
      }),
    );
  }

  #run(id: string): { readonly startedAt: number } | undefined {
    return prepared(this.#database, 'SELECT started_at AS startedAt FROM runs WHERE id = ?').get(id) as
      { readonly startedAt: number } | undefined;
  }
}

/** A note; null where there is none of that id. */
export function noteOf(database: Database, id: string): Note | null {
  const row = prepared(database, `SELECT ${COLUMNS} FROM notes WHERE id = ?`).get(id) as Note | undefined;
  return row === undefined ? null : { ...row };
}

/** The note about a test; null where there is none. */
export function noteOfRun(database: Database, runId: string): Note | null {
  const row = prepared(database, `SELECT ${COLUMNS} FROM notes WHERE run_id = ?`).get(runId) as
    Note | undefined;
  return row === undefined ? null : { ...row };
}

/** The notes about some tests, by their ids. */
export function notesOfRuns(database: Database, runIds: readonly string[]): ReadonlyMap<string, Note> {
  const rows = prepared(
    database,
    `SELECT ${COLUMNS} FROM notes WHERE run_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(runIds)) as unknown as readonly Note[];
  return new Map(rows.map((row) => [row.runId ?? '', { ...row }]));
}

/** All notes of a stretch of time, the end excluded, oldest first. */
export function notesBetween(database: Database, from: number, to: number): readonly Note[] {
  const rows = prepared(database, OLDEST).all({ from, to }) as unknown as readonly Note[];
  return rows.map((row) => ({ ...row }));
}

/** Notes that a query asks for, newest first, at most MAX_NOTES. */
export function findNotes(database: Database, { from, to, search }: NoteQuery): NoteList {
  const words = search
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length > 0) {
    // SQLite folds the case of ASCII alone.
    const found = notesBetween(database, from, to).filter(({ text }) => {
      const folded = text.toLocaleLowerCase();
      return words.every((word) => folded.includes(word));
    });
    return { notes: found.toReversed().slice(0, MAX_NOTES), total: found.length };
  }
  const rows = prepared(database, NEWEST).all({ from, to, limit: MAX_NOTES }) as unknown as readonly Note[];
  const { total } = prepared(database, 'SELECT count(*) AS total FROM notes WHERE at >= ? AND at < ?').get(
    from,
    to,
  ) as { readonly total: number };
  return { notes: rows.map((row) => ({ ...row })), total };
}
