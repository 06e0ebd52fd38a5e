import { ABSENT_FIGURES, CANCEL_REASONS, FAILURE_REASONS, getFigures, getMethod } from '../../../shared/run';
import { MISS_REASONS, SKIP_REASONS } from '../../../shared/unmeasured';
import { getSurroundings } from '../../../shared/run-surroundings';
import { IMPORT_SOURCES } from '../../../shared/history/import';
import type { EndedRun, Run } from '../../../shared/run';
import type { Trigger } from '../../../shared/trigger';
import type { ProviderKind } from '../../../shared/providers';
import type { Database } from '../sqlite';
import { FIGURE_COLUMNS, fromFigureRow, toFigureRow, type FigureRow } from './figure-columns';
import { fromMethodColumn, toMethodColumn } from './method-column';
import { fromSurroundingsColumn, toSurroundingsColumn } from './surroundings-column';

interface HeadRow {
  readonly id: string;
  readonly trigger: Trigger;
  readonly outcome: Run['outcome'];
  readonly reason: string | null;
  readonly detail: string;
  readonly provider: ProviderKind;
  readonly server_name: string | null;
  readonly server_url: string | null;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly slot_at: number | null;
  readonly mode: string | null;
  readonly network: string | null;
  /** As toMethodColumn() has it. */
  readonly method: string | null;
  /** As toSurroundingsColumn() has them. */
  readonly surroundings: string | null;
  readonly has_figures: number;
  /** How many slots a missed run stands for; 1 for every other. */
  readonly slots: number;
  /** Null where a person asked, and in records of before there were several schedules. */
  readonly schedule_id: string | null;
  readonly schedule_name: string | null;
  /** The run that this one repeats, and which repetition it is; null where it repeats none. */
  readonly retry_of: string | null;
  readonly try_number: number | null;
  /** The program whose file it was imported from; null where it was recorded here. */
  readonly imported_from: string | null;
}

/** Since when the run does not count in statistics, and why; null where it counts. Not written with the run. */
interface ExclusionRow {
  readonly excluded_at: number | null;
  readonly exclusion: string | null;
}

/** What is written of a run when it ends. */
export type WrittenRow = HeadRow & FigureRow;

/** A row of the table `runs`. */
export type RunRow = WrittenRow & ExclusionRow;

/** Columns of the table `runs` that are written when a run ends. */
export const WRITTEN_COLUMNS: readonly (keyof WrittenRow)[] = [
  'id',
  'trigger',
  'outcome',
  'reason',
  'detail',
  'provider',
  'server_name',
  'server_url',
  'started_at',
  'finished_at',
  'slot_at',
  'mode',
  'network',
  'method',
  'surroundings',
  'has_figures',
  'slots',
  'schedule_id',
  'schedule_name',
  'retry_of',
  'try_number',
  'imported_from',
  ...FIGURE_COLUMNS,
];

/** Columns of the table `runs` that make a run. */
export const RUN_COLUMNS: readonly (keyof RunRow)[] = [...WRITTEN_COLUMNS, 'excluded_at', 'exclusion'];

/** A run as it is stored: text and integers only. What runs share is stored with it, once. */
export function toRow(database: Database, run: Run): WrittenRow {
  const figures = getFigures(run);
  const method = getMethod(run);
  return {
    id: run.id,
    trigger: run.trigger,
    outcome: run.outcome,
    reason: 'reason' in run ? run.reason : null,
    detail: 'detail' in run ? run.detail : '',
    provider: run.provider,
    server_name: run.server?.name ?? null,
    server_url: run.server?.url ?? null,
    started_at: run.startedAt,
    finished_at: 'finishedAt' in run ? run.finishedAt : null,
    slot_at: run.slotAt,
    mode: method?.mode ?? null,
    network: method?.network ?? null,
    method: method === null ? null : toMethodColumn(database, method),
    surroundings: hasSurroundings(run) ? toSurroundingsColumn(database, getSurroundings(run)) : null,
    has_figures: figures === null ? 0 : 1,
    slots: run.outcome === 'missed' ? run.slots : 1,
    schedule_id: run.schedule?.id ?? null,
    schedule_name: run.schedule?.name ?? null,
    retry_of: run.retryOf?.runId ?? null,
    try_number: run.retryOf?.number ?? null,
    imported_from: run.importedFrom ?? null,
    ...toFigureRow(figures),
  };
}

function hasSurroundings(run: Run): boolean {
  return Object.keys(getSurroundings(run)).length > 0;
}

/** A persisted word, or the fallback where a newer version wrote one that this version does not know. */
function known<T extends string>(words: readonly T[], word: string | null, fallback: T): T {
  return words.find((candidate) => candidate === word) ?? fallback;
}

/** A stored row as a run that has ended; null where it is open, and where damage left a word that is no outcome. */
export function fromEndedRow(database: Database, row: RunRow): EndedRun | null {
  const run = fromRow(database, row) as Run | undefined;
  return run === undefined || run.outcome === 'running' ? null : run;
}

/** A stored row as a run. */
export function fromRow(database: Database, row: RunRow): Run {
  const importedFrom = IMPORT_SOURCES.find((source) => source === row.imported_from);
  const head = {
    id: row.id,
    trigger: row.trigger,
    startedAt: row.started_at,
    slotAt: row.slot_at,
    ...(row.schedule_id !== null && { schedule: { id: row.schedule_id, name: row.schedule_name ?? '' } }),
    ...(row.retry_of !== null && { retryOf: { runId: row.retry_of, number: row.try_number ?? 1 } }),
    ...(row.excluded_at !== null && { exclusion: { reason: row.exclusion ?? '', at: row.excluded_at } }),
    ...(importedFrom !== undefined && { importedFrom }),
    provider: row.provider,
    server: row.server_url === null ? null : { name: row.server_name ?? row.server_url, url: row.server_url },
  };
  const finishedAt = row.finished_at ?? row.started_at;
  const figures = row.has_figures === 0 ? null : fromFigureRow(row);
  const method = fromMethodColumn(database, row.method);
  const surroundings = fromSurroundingsColumn(database, row.surroundings);
  const how = surroundings === undefined ? { method } : { method, surroundings };
  switch (row.outcome) {
    case 'running':
      return { ...head, outcome: 'running' };
    case 'completed':
      return { ...head, outcome: 'completed', finishedAt, figures: figures ?? ABSENT_FIGURES, ...how };
    case 'failed': {
      const reason = known(FAILURE_REASONS, row.reason, 'internal');
      return { ...head, outcome: 'failed', finishedAt, reason, detail: row.detail, figures, ...how };
    }
    case 'cancelled': {
      // Rows of the first versions have no reason: only a person could cancel then.
      const reason = known(CANCEL_REASONS, row.reason, 'asked');
      return { ...head, outcome: 'cancelled', finishedAt, reason, figures, ...how };
    }
    case 'skipped':
      return {
        ...head,
        outcome: 'skipped',
        finishedAt,
        reason: known(SKIP_REASONS, row.reason, 'on-battery'),
      };
    case 'missed':
      return {
        ...head,
        outcome: 'missed',
        finishedAt,
        reason: known(MISS_REASONS, row.reason, 'not-running'),
        slots: row.slots,
      };
    case 'interrupted':
      return { ...head, outcome: 'interrupted', finishedAt };
  }
}
