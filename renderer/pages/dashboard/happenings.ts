import type { HistoryRow, Told } from '../../../shared/ipc';
import {
  figuresOf,
  hasStoodStill,
  MISS_REASONS,
  SKIP_REASONS,
  type FailureReason,
  type Figures,
  type MissReason,
  type Run,
  type SkipReason,
} from '../../../shared/run';
import { slotsOf } from '../../../shared/missed-slots';
import type { Expectations } from '../../components/expectations';
import { runStateOf } from '../../components/run-state';

type Fault = 'slow' | 'failed' | 'interrupted' | MissReason | SkipReason;

/** Something that is worth telling of the last days: a stretch of runs of one kind, or the return to normal. */
export interface Happening {
  readonly kind: Fault | 'back-to-normal';
  readonly at: number;
  /** Newest run of the stretch, to open in the history. */
  readonly runId: string;
  /** Slots that were missed count each, also where one record stands for many. */
  readonly runs: number;
  /** Figures of the newest run that has some. */
  readonly figures: Figures | null;
  readonly failure: FailureReason | null;
  readonly told: readonly Told[];
}

/** Stretches of runs worth telling, newest first, out of rows that are sorted newest first. */
export function happeningsOf(rows: readonly HistoryRow[], expected: Expectations): readonly Happening[] {
  const stretches = stretchesOf(rows, expected);
  return stretches.flatMap(({ kind, rows: own }, index): readonly Happening[] => {
    const [newest] = own;
    const oldest = own[own.length - 1];
    if (newest === undefined || oldest === undefined) return [];
    if (kind !== 'good') return [{ ...describe(own), kind, at: newest.run.startedAt, runId: newest.run.id }];
    const before = stretches[index + 1];
    if (before === undefined || isAbsence(before.kind)) return [];
    return [
      {
        ...describe([oldest]),
        kind: 'back-to-normal',
        at: oldest.run.startedAt,
        runId: oldest.run.id,
      },
    ];
  });
}

interface Stretch {
  readonly kind: Fault | 'good';
  readonly rows: HistoryRow[];
}

function stretchesOf(rows: readonly HistoryRow[], expected: Expectations): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const kind = kindOf(row.run, expected);
    if (kind === null) continue;
    const last = stretches[stretches.length - 1];
    if (last?.kind === kind) last.rows.push(row);
    else stretches.push({ kind, rows: [row] });
  }
  return stretches;
}

/** A test that was cancelled, runs or stood still says nothing about the line. */
function kindOf(run: Run, expected: Expectations): Stretch['kind'] | null {
  switch (run.outcome) {
    case 'running':
    case 'cancelled':
      return null;
    case 'failed':
      return hasStoodStill(run) ? null : run.outcome;
    case 'interrupted':
      return run.outcome;
    case 'missed':
    case 'skipped':
      return run.reason;
    case 'completed':
      return runStateOf(run, expected) === 'slow' ? 'slow' : 'good';
  }
}

function isAbsence(kind: Stretch['kind']): boolean {
  const absences: readonly string[] = [...MISS_REASONS, ...SKIP_REASONS];
  return absences.includes(kind);
}

function describe(rows: readonly HistoryRow[]): Pick<Happening, 'runs' | 'figures' | 'failure' | 'told'> {
  const failed = rows.map((row) => row.run).find((run) => run.outcome === 'failed');
  return {
    runs: rows.reduce((sum, { run }) => sum + slotsOf(run), 0),
    figures: rows.map((row) => figuresOf(row.run)).find((figures) => figures !== null) ?? null,
    failure: failed?.outcome === 'failed' ? failed.reason : null,
    told: rows.flatMap((row) => row.told),
  };
}
