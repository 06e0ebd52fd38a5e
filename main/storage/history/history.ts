import type { HistoryPage, RecordedRow, RecordedRun, Told } from '../../../shared/ipc';
import type { HistoryQuery, HistoryRuns } from '../../../shared/history/history-query';
import { isInTimes } from '../../../shared/history/local-times';
import type { Note } from '../../../shared/history/note';
import type { Run } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';
import type { RunAccount } from '../../core/export/ledger-json';
import { manyRows } from '../many-rows';
import { noteOfRun, notesOfRuns } from '../notes/note-store';
import { messagesAbout } from '../outbox/rows';
import { fromRow, RUN_COLUMNS, type RunRow } from '../runs/run-rows';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { fromVerdictColumn } from '../runs/verdict-column';
import { fromVerdictRow, type VerdictRow } from '../runs/verdict-rows';
import { IN_RANGE } from './in-range';
import { readPage } from './history-page';
import { IS_WANTED, wantedValues } from './wanted-runs';

/** A row of the table `runs` with the verdicts of its run; null in rows of earlier versions, and where no rule has judged. */
type StoredRun = RunRow & { readonly verdicts: string | null };

const STORED_COLUMNS = [...RUN_COLUMNS, 'verdicts'] as const;

/** Where a run stands among all, in the order of time. */
export interface HistoryPlace {
  readonly at: number;
  readonly id: string;
}

const WANTED = `outcome IN (SELECT value FROM json_each(:outcomes)) AND outcome <> 'running'
  AND ${IS_WANTED} ORDER BY started_at, id LIMIT :limit`;
// Left to itself the planner sorts all runs of the wanted outcomes for each step.
const STEP = 'FROM runs INDEXED BY runs_by_time';
const FIRST = `${STEP} WHERE ${IN_RANGE} AND ${WANTED}`;
const NEXT = `${STEP}
  WHERE started_at >= :at AND started_at < :to AND (started_at > :at OR id > :id)
    AND (started_at >= :from OR (slots > 1 AND finished_at >= :from)) AND ${WANTED}`;
const WITH_MESSAGES =
  'SELECT DISTINCT run_id AS id FROM outbox WHERE run_id IN (SELECT value FROM json_each(?))';

/** What the history page shows: runs by range and outcome, newest first. */
export class History {
  readonly #database: Database;

  // A page or an export asks each of these for many runs.
  readonly #runById;
  readonly #verdictRowsOf;
  readonly #toldOf;

  constructor(database: Database) {
    this.#database = database;

    this.#runById = database.prepare('SELECT * FROM runs WHERE id = ?');
    this.#verdictRowsOf = database.prepare(
      'SELECT rule, reason, value, threshold, channels, detail FROM verdicts WHERE run_id = ? ORDER BY position',
    );
    this.#toldOf = database.prepare(
      `SELECT part.channel, part.recipient, coalesce(whole.state, part.state) AS state
       FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
       WHERE part.run_id = ? AND part.kind = 'run' ORDER BY part.channel, part.recipient`,
    );
  }

  page(query: HistoryQuery): HistoryPage<RecordedRow> {
    const { rows, total, counts } = readPage(this.#database, query);
    const notes = notesOfRuns(
      this.#database,
      rows.map(({ id }) => id),
    );
    return {
      counts,
      rows: rows.map((row) => ({
        run: fromRow(this.#database, row),
        told: this.#told(row.id),
        ...withNote(notes.get(row.id)),
      })),
      total,
    };
  }

  /**
   * The next runs of a query behind a place with their ledgers, oldest first; from the first one where it is null. `next`
   * is the place of the last of them; null behind the end.
   */
  accountsAfter(
    wanted: HistoryRuns,
    after: HistoryPlace | null,
    limit: number,
  ): { readonly accounts: readonly RunAccount[]; readonly next: HistoryPlace | null } {
    const { range, outcomes } = wanted;
    const filter = {
      from: range.from,
      to: range.to,
      outcomes: JSON.stringify(outcomes),
      ...wantedValues(wanted),
      limit,
    };
    const [clause, values] = after === null ? [FIRST, filter] : [NEXT, { ...filter, ...after }];
    const rows = manyRows<StoredRun>(this.#database, STORED_COLUMNS, clause, values);
    const last = rows.at(-1);
    const toldOf = new Set(this.#withMessages(rows));
    const notes = notesOfRuns(
      this.#database,
      rows.map(({ id }) => id),
    );
    const isInTime = isInTimes(wanted.times);
    const accounts = rows.flatMap((row): readonly RunAccount[] => {
      if (isInTime?.(row.started_at) === false) return [];
      const run = fromRow(this.#database, row);
      if (run.outcome === 'running') return [];
      const messages = toldOf.has(row.id) ? messagesAbout(this.#database, { runId: row.id }) : [];
      return [{ run, verdicts: this.#getVerdicts(row), messages, ...withNote(notes.get(row.id)) }];
    });
    return { accounts, next: last === undefined ? null : { at: last.started_at, id: last.id } };
  }

  /** A run that has ended, with its ledger; null when there is none of that id. */
  account(runId: string): RunAccount | null {
    const run = this.#run(runId);
    if (run === null || run.outcome === 'running') return null;
    return { run, verdicts: this.verdicts(runId), messages: messagesAbout(this.#database, { runId }) };
  }

  /** One run with everything that is known of it; null when there is none of that id. */
  details(runId: string): RecordedRun | null {
    const run = this.#run(runId);
    if (run === null) return null;
    const messages = messagesAbout(this.#database, { runId });
    const note = withNote(noteOfRun(this.#database, runId) ?? undefined);
    return { run, told: this.#told(runId), verdicts: this.verdicts(runId), messages, ...note };
  }

  /** A run that was repeated, and its repetitions, oldest first; empty for every other. */
  chain(run: Run): readonly Run[] {
    const firstId = run.retryOf?.runId ?? run.id;
    const rows = prepared(
      this.#database,
      'SELECT * FROM runs WHERE id = ? OR retry_of = ? ORDER BY started_at, rowid',
    ).all(firstId, firstId) as unknown as readonly RunRow[];
    return rows.length < 2 ? [] : rows.map((row) => fromRow(this.#database, row));
  }

  /** What the rules found in a run, in their order; empty where no rule has judged it. */
  verdicts(runId: string): readonly Verdict[] {
    const run = this.#runById.get(runId) as StoredRun | undefined;
    return run === undefined ? [] : this.#getVerdicts(run);
  }

  #getVerdicts({ id, verdicts }: Pick<StoredRun, 'id' | 'verdicts'>): readonly Verdict[] {
    if (verdicts !== null) return fromVerdictColumn(this.#database, verdicts);
    const rows = this.#verdictRowsOf.all(id) as unknown as readonly VerdictRow[];
    return rows.map(fromVerdictRow);
  }

  /** Those of some runs that messages are about. */
  #withMessages(runs: readonly Pick<StoredRun, 'id'>[]): readonly string[] {
    const rows = prepared(this.#database, WITH_MESSAGES).all(JSON.stringify(runs.map(({ id }) => id)));
    return (rows as unknown as readonly { readonly id: string }[]).map(({ id }) => id);
  }

  #run(runId: string): Run | null {
    const row = this.#runById.get(runId) as RunRow | undefined;
    return row === undefined ? null : fromRow(this.#database, row);
  }

  /** What became of each message; one that was merged shares the fate of what it went out in. */
  #told(runId: string): readonly Told[] {
    const rows = this.#toldOf.all(runId) as unknown as readonly Told[];
    return rows.map((entry) => ({ ...entry }));
  }
}

function withNote(note: Note | undefined): { readonly note?: Note } {
  return note === undefined ? {} : { note };
}
