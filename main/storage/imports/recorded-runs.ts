import { createHash } from 'node:crypto';
import { SECOND_MS } from '../../../shared/durations';
import { getFigures } from '../../../shared/run';
import type { ImportedRun } from '../../core/import/imported-run';
import { prepared } from '../prepared';
import { toFigureRow } from '../runs/figure-columns';
import type { RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';

type MarkColumn = 'id' | 'started_at' | 'outcome' | 'download_bps' | 'upload_bps' | 'latency_us';
/** What tells a run apart from every other. */
export type RunMark = Pick<RunRow, MarkColumn>;

const BY_ID = 'SELECT 1 FROM runs WHERE id = ?';
/** Most programs keep whole seconds. */
const BY_FIGURES = `SELECT 1 FROM runs INDEXED BY runs_by_time
  WHERE started_at >= :from AND started_at < :to AND outcome = :outcome
    AND download_bps IS :download AND upload_bps IS :upload AND latency_us IS :latency LIMIT 1`;

/** Knows which runs are recorded: of the same name, or in the same second with the same end and figures. */
export class RecordedRuns {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  has(run: RunMark): boolean {
    if (prepared(this.#database, BY_ID).get(run.id) !== undefined) return true;
    const from = Math.floor(run.started_at / SECOND_MS) * SECOND_MS;
    const found = prepared(this.#database, BY_FIGURES).get({
      from,
      to: from + SECOND_MS,
      outcome: run.outcome,
      download: run.download_bps,
      upload: run.upload_bps,
      latency: run.latency_us,
    });
    return found !== undefined;
  }
}

const MARK_DIGITS = 32;

/** The mark of a run of a file. One without a name gets the same in whatever file it comes. */
export function markOf(run: ImportedRun): RunMark {
  const { download_bps, upload_bps, latency_us } = toFigureRow(getFigures(run));
  const mark = { started_at: run.startedAt, outcome: run.outcome, download_bps, upload_bps, latency_us };
  if (run.id !== '') return { ...mark, id: run.id };
  const hash = createHash('sha256')
    .update(JSON.stringify([run.importedFrom, mark]))
    .digest('hex');
  return { ...mark, id: `imported-${hash.slice(0, MARK_DIGITS)}` };
}

/** The same mark for the same test, within a file. */
export function markText({ started_at: at, outcome, download_bps, upload_bps, latency_us }: RunMark): string {
  return [Math.floor(at / SECOND_MS), outcome, download_bps, upload_bps, latency_us].join();
}
