import type { CompletedRun, EndedRun, OpenRun, Outcome, Run } from '../../../shared/run';
import { highest } from '../../../shared/extremes';
import { FIRST_SCHEDULE_ID } from '../../../shared/schedule/kinds';
import type { Judgement } from '../../core/judging/judge';
import type { MeasuredAt } from '../../core/judging/reference';
import type { Clock, OutboxDraft, RunStore, LeftRun } from '../../core/ports';
import { ENDED_IN_ORDER } from '../../core/run/run-ending';
import type { ScheduleState, SkippedSlots, SlotRecords } from '../../core/schedule/ports';
import type { SlotCount } from '../../core/schedule/slots';
import { runRemovedEntry } from '../../core/chain/run-record';
import { appendRun, storedRun } from '../chain/append-run';
import { appendToChain } from '../chain/chain';
import { IN_RANGE } from '../history/in-range';
import { manyRows } from '../many-rows';
import { inTransaction } from '../migrate';
import { insertMessages } from '../outbox/store';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { statisticsStamp } from './exclusion-store';
import { writeMemories } from './rule-memory';
import { COUNTED, RECORDED_HERE, TRIED_OUTCOMES } from './counted';
import { fromRow, RUN_COLUMNS, toRow, WRITTEN_COLUMNS, type RunRow } from './run-rows';
import { writeRun, writeVerdicts } from './run-writes';
import { writeScheduleState } from './schedule-state';
import { writeTryChain } from './try-chain';

/** Runs of a schedule; records of before there were several are of the first. */
const OF_SCHEDULE = `coalesce(schedule_id, '${FIRST_SCHEDULE_ID}') = :scheduleId`;

const NAMES = WRITTEN_COLUMNS.join(', ');
const VALUES = WRITTEN_COLUMNS.map((column) => `:${column}`).join(', ');
const ADD = `INSERT INTO runs (${NAMES}, owner, session) VALUES (${VALUES}, :owner, :session) ON CONFLICT DO NOTHING`;
/**
 * Slots that a clock set forward has passed over, as far as they lie ahead: not those of a time when the clock was right,
 * as what was measured before them shows, and not those that a message speaks of.
 */
const SKIPPED_AHEAD = `SELECT id, started_at AS firstAt FROM runs AS missed
  WHERE outcome = 'missed' AND reason = 'clock-changed' AND ${RECORDED_HERE} AND ${OF_SCHEDULE}
    AND (started_at > :now OR (slots > 1 AND finished_at > :now))
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE run_id = missed.id)
    AND coalesce((SELECT started_at FROM runs WHERE outcome <> 'missed' AND rowid < missed.rowid
      ORDER BY rowid DESC LIMIT 1), 0) <= :now`;

const ENDED = `FROM runs WHERE ${IN_RANGE} AND outcome <> 'running' AND ${RECORDED_HERE} AND ${COUNTED} ORDER BY started_at, id`;
const MEASURED = `FROM runs WHERE outcome = 'completed' AND ${RECORDED_HERE} AND started_at >= :from AND started_at < :to
  AND ${COUNTED} ORDER BY started_at`;

/** The process that measures. */
export interface RunOwner {
  /** Random, made when the process starts. */
  readonly id: string;
  /** The session of the computer in which it runs, as `sessionIdentity` names it. */
  readonly session: string | null;
}

/** The records of runs in SQLite. Errors of the disk (full, read-only) are thrown: the recorder catches them once. */
export class SqliteRunStore implements RunStore, SlotRecords {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #owner: RunOwner;

  constructor(database: Database, clock: Clock, owner: RunOwner) {
    this.#database = database;
    this.#clock = clock;
    this.#owner = owner;
  }

  /** The unique index on open runs is the lease: with one open of this process, nothing is added. */
  open(run: OpenRun, next: ScheduleState | null = null): boolean {
    const { id: owner, session } = this.#owner;
    return inTransaction(this.#database, () => {
      const { changes } = this.#database.prepare(ADD).run({ ...toRow(this.#database, run), owner, session });
      const isOpen = Number(changes) === 1;
      if (isOpen && next !== null)
        writeScheduleState(this.#database, run.schedule?.id ?? FIRST_SCHEDULE_ID, next);
      return isOpen;
    });
  }

  noteEnd(): void {
    this.#database
      .prepare("UPDATE runs SET session = ? WHERE outcome = 'running' AND owner = ?")
      .run(ENDED_IN_ORDER, this.#owner.id);
  }

  releaseLease(): void {
    this.#database
      .prepare("UPDATE runs SET owner = NULL WHERE outcome = 'running' AND owner = ?")
      .run(this.#owner.id);
  }

  record(run: EndedRun, judgement: Judgement, messages: readonly OutboxDraft[]): void {
    inTransaction(this.#database, () => {
      writeRun(this.#database, run, judgement.verdicts, this.#clock.now());
      this.#writeEffects(judgement, messages);
    });
  }

  settle(runId: string, judgement: Judgement, messages: readonly OutboxDraft[]): void {
    inTransaction(this.#database, () => {
      writeVerdicts(this.#database, runId, judgement.verdicts);
      this.#writeEffects(judgement, messages);
    });
  }

  /** What follows from a judgement, beside its verdicts. */
  #writeEffects({ memories, chain }: Judgement, messages: readonly OutboxDraft[]): void {
    writeMemories(this.#database, memories);
    if (chain !== undefined) writeTryChain(this.#database, chain);
    insertMessages(this.#database, messages, this.#clock.now());
  }

  forgetChain(): void {
    writeTryChain(this.#database, null);
  }

  lastSlotUntil(scheduleId: string, now: number): number | null {
    const row = this.#database
      .prepare(
        `SELECT CASE outcome WHEN 'missed' THEN min(finished_at, :now) ELSE slot_at END AS at
         FROM runs WHERE slot_at <= :now AND ${OF_SCHEDULE} ORDER BY slot_at DESC LIMIT 1`,
      )
      .get({ scheduleId, now }) as { at: number } | undefined;
    return row?.at ?? null;
  }

  skippedAhead(scheduleId: string, now: number): readonly SkippedSlots[] {
    const rows = this.#database
      .prepare(SKIPPED_AHEAD)
      .all({ scheduleId, now }) as unknown as readonly SkippedSlots[];
    return rows.map((row) => ({ ...row }));
  }

  shortenMissed(id: string, rest: SlotCount | null): void {
    inTransaction(this.#database, () => {
      if (rest === null) {
        const run = storedRun(this.#database, id);
        this.#database.prepare('DELETE FROM verdicts WHERE run_id = ?').run(id);
        this.#database.prepare('DELETE FROM runs WHERE id = ?').run(id);
        if (run !== null) appendToChain(this.#database, runRemovedEntry(run), this.#clock.now());
      } else {
        this.#database
          .prepare('UPDATE runs SET finished_at = ?, slots = ? WHERE id = ?')
          .run(rest.lastAt, rest.count, id);
        appendRun(this.#database, id, this.#clock.now());
      }
    });
  }

  isRecorded({ id, slotAt, schedule }: EndedRun): boolean {
    const row: unknown = this.#database
      .prepare(
        `SELECT 1 FROM runs WHERE (id = :id AND outcome <> 'running')
          OR (slot_at = :slotAt AND ${OF_SCHEDULE} AND id <> :id)`,
      )
      .get({ id, slotAt, scheduleId: schedule?.id ?? FIRST_SCHEDULE_ID });
    return row !== undefined;
  }

  openRuns(): readonly LeftRun[] {
    const rows = this.#database
      .prepare("SELECT * FROM runs WHERE outcome = 'running' ORDER BY started_at, id")
      .all() as unknown as readonly (RunRow & { readonly session: string | null })[];
    return rows.flatMap((row) => {
      const run = fromRow(this.#database, row);
      return run.outcome === 'running' ? [{ run, session: row.session }] : [];
    });
  }

  /**
   * Ended runs that count in statistics and began in a stretch of time, the end excluded, oldest first; also records of
   * many missed slots that reach into it.
   */
  endedBetween(from: number, to: number): readonly EndedRun[] {
    const rows = manyRows<RunRow>(this.#database, RUN_COLUMNS, ENDED, { from, to });
    return rows.map((row) => fromRow(this.#database, row)).filter((run) => run.outcome !== 'running');
  }

  measuredBetween(from: number, to: number): readonly MeasuredAt[] {
    const rows = manyRows<RunRow>(this.#database, ['started_at', 'network', 'provider'], MEASURED, {
      from,
      to,
    });
    return rows.map(({ started_at: startedAt, network, provider }) => ({ startedAt, network, provider }));
  }

  statisticsStamp(): string {
    return statisticsStamp(this.#database);
  }

  lastCompleted(limit: number): readonly CompletedRun[] {
    return this.#newest('completed', limit).filter((run) => run.outcome === 'completed');
  }

  /**
   * The newest run that was tried and counts in statistics, whatever its end: missed and skipped slots do not count. Null
   * in a fresh installation.
   */
  lastTried(): EndedRun | null {
    return this.lastTriedRuns(1)[0] ?? null;
  }

  /** The newest runs that were tried and count in statistics, the newest first. */
  lastTriedRuns(limit: number): readonly EndedRun[] {
    return TRIED_OUTCOMES.flatMap((outcome) => this.#newest(outcome, limit))
      .filter((run) => run.outcome !== 'running')
      .sort((one, other) => other.startedAt - one.startedAt || (other.id > one.id ? 1 : -1))
      .slice(0, limit);
  }

  /** When the line was tried last; null in a fresh installation. A test during which the computer stood still tried nothing. */
  lastTriedAt(): number | null {
    const times = TRIED_OUTCOMES.map((outcome) => {
      const row = prepared(
        this.#database,
        `SELECT started_at FROM runs WHERE outcome = ? AND ${RECORDED_HERE} AND reason IS NOT 'standstill'
          AND started_at <= ? ORDER BY started_at DESC LIMIT 1`,
      ).get(outcome, this.#clock.now()) as { readonly started_at: number } | undefined;
      return row?.started_at ?? null;
    }).filter((at) => at !== null);
    return times.length === 0 ? null : highest(times);
  }

  /** Runs that are dated ahead of the clock were recorded while it was wrong: none of them is the newest. */
  #newest(outcome: Outcome, limit: number): readonly Run[] {
    const rows = prepared(
      this.#database,
      `SELECT * FROM runs WHERE outcome = ? AND ${RECORDED_HERE} AND ${COUNTED} AND started_at <= ?
        ORDER BY started_at DESC, id DESC LIMIT ?`,
    ).all(outcome, this.#clock.now(), limit) as unknown as readonly RunRow[];
    return rows.map((row) => fromRow(this.#database, row));
  }
}
