import { SECOND_MS } from '../../../shared/durations';
import { getFigures } from '../../../shared/run';
import type { ImportedRun } from '../../core/import/imported-run';
import { sha256 } from '../chain/sha256';
import { prepared } from '../prepared';
import { toFigureRow } from '../runs/figure-columns';
import type { RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';

type MarkColumn = 'id' | 'started_at' | 'outcome' | 'download_bps' | 'upload_bps' | 'latency_us';
/** What tells a run apart from every other. */
export type RunMark = Pick<RunRow, MarkColumn> & {
  /** Whether its id is a name that Linewatch has given: no other run of Linewatch is the same. */
  readonly isNamed: boolean;
};

const BY_ID = 'SELECT 1 FROM runs WHERE id = ?';
/** Most programs keep whole seconds. */
const BY_FIGURES = `SELECT 1 FROM runs INDEXED BY runs_by_time
  WHERE started_at >= :from AND started_at < :to AND outcome = :outcome
    AND download_bps IS :download AND upload_bps IS :upload AND latency_us IS :latency
    AND (:isNamed = 0 OR imported_from <> 'linewatch') LIMIT 1`;

/**
 * Knows which runs are recorded: of the same name, or in the same second with the same end and figures. Of two runs of
 * Linewatch the name alone tells: each of several schedules misses a test of its own, with no figures, at one moment.
 */
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
      isNamed: run.isNamed ? 1 : 0,
    });
    return found !== undefined;
  }
}

/** Knows by the same rule which runs came before in a file. */
export class SeenRuns {
  readonly #names = new Set<string>();
  readonly #named = new Set<string>();
  readonly #others = new Set<string>();

  /** Whether it came before; from now on it did. */
  hasOrAdd(run: RunMark): boolean {
    const text = markText(run);
    if (this.#others.has(text)) return true;
    if (run.isNamed ? this.#names.has(run.id) : this.#named.has(text)) return true;
    (run.isNamed ? this.#named : this.#others).add(text);
    if (run.isNamed) this.#names.add(run.id);
    return false;
  }
}

const MARK_DIGITS = 32;

/** The mark of a run of a file. One without a name gets the same in whatever file it comes. */
export function markOf(run: ImportedRun): RunMark {
  const { download_bps, upload_bps, latency_us } = toFigureRow(getFigures(run));
  const mark = { started_at: run.startedAt, outcome: run.outcome, download_bps, upload_bps, latency_us };
  if (run.id !== '') return { ...mark, id: run.id, isNamed: true };
  const hash = sha256(JSON.stringify([run.importedFrom, mark]));
  return { ...mark, id: `imported-${hash.slice(0, MARK_DIGITS)}`, isNamed: false };
}

/** The same mark for the same test, within a file. */
function markText({ started_at: at, outcome, download_bps, upload_bps, latency_us }: RunMark): string {
  return [Math.floor(at / SECOND_MS), outcome, download_bps, upload_bps, latency_us].join();
}
