import {
  IMPORT_SOURCES,
  IMPORT_STATES,
  type ImportEntry,
  type ImportSource,
} from '../../../shared/history/import';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { toUndo } from './imported-notes';

interface ImportRow {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly fileName: string;
  readonly state: string;
  readonly runs: number;
}

/** The imports that were made, and those that are being undone. */
export class ImportStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest first. */
  list(): readonly ImportEntry[] {
    const rows = prepared(
      this.#database,
      'SELECT id, at, source, file_name AS fileName, state, runs FROM imports ORDER BY at DESC, id',
    ).all() as unknown as readonly ImportRow[];
    return rows.map((row) => ({
      ...row,
      source: IMPORT_SOURCES.find((source) => source === row.source) ?? ('linewatch' satisfies ImportSource),
      state: IMPORT_STATES.find((state) => state === row.state) ?? 'done',
    }));
  }

  /** From now on its runs are removed, some at a time. False where there is no such import, or it is being undone. */
  undo(id: string): boolean {
    return toUndo(this.#database, { id }) === 1;
  }
}
