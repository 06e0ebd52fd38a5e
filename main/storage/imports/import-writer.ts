import type { ImportSource } from '../../../shared/history/import';
import { getMethod, NOTHING_MEASURED, type Method } from '../../../shared/run';
import type { ImportedNote, ImportedRun } from '../../core/import/imported-run';
import { inQuickTransaction, inTransaction } from '../migrate';
import { prepared } from '../prepared';
import { RUN_COLUMNS, toRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { markOf, RecordedRuns } from './recorded-runs';
import { isRecordedNote, noteId, toUndo } from './imported-notes';

const COLUMNS = [...RUN_COLUMNS, 'import_id'];
const ADD = `INSERT INTO runs (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})`;
/** A note of that name was changed since an earlier import, and has outlived its run. */
const ADD_NOTE = `INSERT INTO notes (id, at, run_id, text, changed_at)
  VALUES (:noteId, :at, :runId, :text, :changedAt) ON CONFLICT (id) DO NOTHING`;
const BEGIN = `INSERT INTO imports (id, at, source, file_name, owner, state, runs)
  VALUES (:id, :at, :source, :fileName, :owner, 'writing', 0) ON CONFLICT (id) DO NOTHING`;
const IS_WRITING = "SELECT 1 FROM imports WHERE id = ? AND state = 'writing'";
const FINISH = `UPDATE imports SET state = 'done', runs = (SELECT count(*) FROM runs WHERE import_id = :id)
  WHERE id = :id AND state = 'writing'`;

export interface ImportHead {
  readonly id: string;
  readonly at: number;
  readonly source: ImportSource;
  readonly fileName: string;
  /** The process that asked for it. */
  readonly owner: string;
  /** The network of all its runs; null leaves what each of them says. */
  readonly network: string | null;
}

/**
 * Writes the runs of one import, some at a time, so that nobody else waits long for the records. Until `finish` the
 * import is not complete: whoever finds it so after the end of its process undoes it.
 */
export class ImportWriter {
  readonly #database: Database;
  readonly #head: ImportHead;
  readonly #recorded: RecordedRuns;

  constructor(database: Database, head: ImportHead) {
    this.#database = database;
    this.#head = head;
    this.#recorded = new RecordedRuns(database);
  }

  /** What a process wrote of the same import that has ended is gone on with. */
  begin(): void {
    const { network: _network, ...head } = this.#head;
    inTransaction(this.#database, () => prepared(this.#database, BEGIN).run({ ...head }));
  }

  /** Writes those that are not recorded yet: how many. Null where the import is being undone: nothing was written. */
  add(runs: readonly ImportedRun[]): number | null {
    return inQuickTransaction(this.#database, () => {
      if (prepared(this.#database, IS_WRITING).get(this.#head.id) === undefined) return null;
      let added = 0;
      for (const run of runs) {
        const mark = markOf(run);
        if (this.#recorded.has(mark)) continue;
        const row = toRow(this.#database, inNetwork(run, this.#head.network));
        const { reason = null, at = null } = run.exclusion ?? {};
        const excluded = { excluded_at: at, exclusion: reason };
        prepared(this.#database, ADD).run({ ...row, ...excluded, id: mark.id, import_id: this.#head.id });
        if (run.note !== undefined) this.#addNote(mark.id, run.startedAt, run.note);
        added += 1;
      }
      return added;
    });
  }

  #addNote(runId: string, at: number, text: string): void {
    const values = { noteId: noteId('run', runId), at, runId, text, changedAt: this.#head.at };
    prepared(this.#database, ADD_NOTE).run(values);
  }

  /** Writes notes on moments that are not recorded yet; nothing where the import is being undone. */
  addNotes(notes: readonly ImportedNote[]): void {
    if (notes.length === 0) return;
    inQuickTransaction(this.#database, () => {
      if (prepared(this.#database, IS_WRITING).get(this.#head.id) === undefined) return;
      for (const { id, at, text } of notes) {
        if (isRecordedNote(this.#database, id)) continue;
        const values = { noteId: noteId('moment', id), at, runId: null, text, changedAt: this.#head.at };
        prepared(this.#database, ADD_NOTE).run(values);
      }
    });
  }

  /** From now on it stays. False where it is being undone. */
  finish(): boolean {
    const { changes } = inTransaction(this.#database, () =>
      prepared(this.#database, FINISH).run({ id: this.#head.id }),
    );
    return Number(changes) === 1;
  }

  /** Nothing of it is to stay: its runs are removed, some at a time, by the application. */
  giveUp(): void {
    toUndo(this.#database, { id: this.#head.id });
  }
}

/** The run as one of a network; unchanged where it is null, and for runs that were not tried. */
function inNetwork(run: ImportedRun, network: string | null): ImportedRun {
  if (network === null || !('method' in run)) return run;
  const method: Method = getMethod(run) ?? { ...NOTHING_MEASURED, mode: 'full', passedOver: [], network };
  return { ...run, method: { ...method, network } };
}
