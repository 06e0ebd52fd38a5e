import type { EndedRun, OpenRun } from '../../shared/run';
import type { Judgement } from '../core/judging/judge';
import type { Clock, OutboxDraft, RunStore } from '../core/ports';
import { ENDED_IN_ORDER, type LeftRun } from '../core/run-ending';
import { inTransaction } from './migrate';
import { insertMessages } from './outbox-store';
import { writeMemories } from './rule-memory';
import { fromRow, RUN_COLUMNS, toRow, type RunRow } from './run-rows';
import type { Database } from './sqlite';
import { toVerdictRow } from './verdict-rows';

const NAMES = RUN_COLUMNS.join(', ');
const VALUES = RUN_COLUMNS.map((column) => `:${column}`).join(', ');
const UPDATES = RUN_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');
const ADD = `INSERT INTO runs (${NAMES}, owner, session) VALUES (${VALUES}, :owner, :session) ON CONFLICT DO NOTHING`;
const WRITE = `INSERT INTO runs (${NAMES}) VALUES (${VALUES}) ON CONFLICT (id) DO UPDATE SET ${UPDATES}`;
const ADD_VERDICT = `INSERT OR REPLACE INTO verdicts (run_id, position, rule, reason, value, threshold, channels, detail)
  VALUES (:run_id, :position, :rule, :reason, :value, :threshold, :channels, :detail)`;

/** The process that measures. */
export interface RunOwner {
  /** Random, made when the process starts. */
  readonly id: string;
  /** The session of the computer in which it runs, as `sessionIdentity` names it. */
  readonly session: string | null;
}

/** The records of runs in SQLite. Errors of the disk (full, read-only) are thrown: the recorder catches them once. */
export class SqliteRunStore implements RunStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly owner: RunOwner,
  ) {}

  /** The unique index on open runs is the lease: with one open of this process, nothing is added. */
  open(run: OpenRun): boolean {
    const { id: owner, session } = this.owner;
    const { changes } = this.database.prepare(ADD).run({ ...toRow(run), owner, session });
    return Number(changes) === 1;
  }

  noteEnd(): void {
    this.database
      .prepare("UPDATE runs SET session = ? WHERE outcome = 'running' AND owner = ?")
      .run(ENDED_IN_ORDER, this.owner.id);
  }

  releaseLease(): void {
    this.database
      .prepare("UPDATE runs SET owner = NULL WHERE outcome = 'running' AND owner = ?")
      .run(this.owner.id);
  }

  record(run: EndedRun, { verdicts, memories }: Judgement, messages: readonly OutboxDraft[]): void {
    inTransaction(this.database, () => {
      this.database.prepare(WRITE).run({ ...toRow(run) });
      const addVerdict = this.database.prepare(ADD_VERDICT);
      for (const [position, verdict] of verdicts.entries()) {
        addVerdict.run({ run_id: run.id, position, ...toVerdictRow(verdict) });
      }
      writeMemories(this.database, memories);
      insertMessages(this.database, messages, this.clock.now());
    });
  }

  /** Whether a slot of the schedule has its run already, whatever became of it. */
  isSlotServed(slotAt: number): boolean {
    return this.database.prepare('SELECT 1 FROM runs WHERE slot_at = ?').get(slotAt) !== undefined;
  }

  isRecorded({ id, slotAt }: EndedRun): boolean {
    const row: unknown = this.database
      .prepare(
        "SELECT 1 FROM runs WHERE (id = :id AND outcome <> 'running') OR (slot_at = :slotAt AND id <> :id)",
      )
      .get({ id, slotAt });
    return row !== undefined;
  }

  openRuns(): readonly LeftRun[] {
    const rows = this.database
      .prepare("SELECT * FROM runs WHERE outcome = 'running' ORDER BY started_at, id")
      .all() as unknown as readonly (RunRow & { readonly session: string | null })[];
    return rows.flatMap((row) => {
      const run = fromRow(row);
      return run.outcome === 'running' ? [{ run, session: row.session }] : [];
    });
  }

  /** Ended runs that began in a stretch of time, the end excluded, oldest first. */
  endedBetween(from: number, to: number): readonly EndedRun[] {
    const rows = this.database
      .prepare(
        "SELECT * FROM runs WHERE started_at >= ? AND started_at < ? AND outcome <> 'running' ORDER BY started_at, id",
      )
      .all(from, to) as unknown as RunRow[];
    return rows.map(fromRow).filter((run) => run.outcome !== 'running');
  }

  lastCompleted(limit: number): readonly EndedRun[] {
    return this.select("WHERE outcome = 'completed'", limit).filter((run) => run.outcome !== 'running');
  }

  /** The newest run that was tried, whatever its end: missed and skipped slots do not count. Null in a fresh installation. */
  lastTried(): EndedRun | null {
    // Left to itself the planner sorts all runs.
    const [run] = this.select(
      "INDEXED BY runs_by_time WHERE outcome IN ('completed', 'failed', 'cancelled', 'interrupted')",
      1,
    );
    return run === undefined || run.outcome === 'running' ? null : run;
  }

  /** When the line was tried last; null in a fresh installation. A test during which the computer stood still tried nothing. */
  lastTriedAt(): number | null {
    const row = this.database
      .prepare(
        `SELECT started_at FROM runs INDEXED BY runs_by_time
          WHERE outcome IN ('completed', 'failed', 'cancelled', 'interrupted') AND reason IS NOT 'standstill'
          ORDER BY started_at DESC LIMIT 1`,
      )
      .get() as { readonly started_at: number } | undefined;
    return row?.started_at ?? null;
  }

  private select(clause: string, limit: number) {
    const rows = this.database
      .prepare(`SELECT * FROM runs ${clause} ORDER BY started_at DESC, id DESC LIMIT ?`)
      .all(limit) as unknown as RunRow[];
    return rows.map(fromRow);
  }
}
