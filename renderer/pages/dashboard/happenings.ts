import { EVALUATED_FIGURES } from '../../../shared/figures/evaluation';
import { judgedValue } from '../../../shared/rules/judged-value';
import type { JudgedFigure } from '../../../shared/rules/rules';
import type { HistoryRow, Told } from '../../../shared/ipc';
import { getFigures, hasStoodStill, type FailureReason, type Figures } from '../../../shared/run';
import { MISS_REASONS, SKIP_REASONS, type MissReason, type SkipReason } from '../../../shared/unmeasured';
import { getSlots } from '../../../shared/history/missed-slots';

type Fault = 'slow' | 'no-figures' | 'failed' | 'interrupted' | MissReason | SkipReason;

/** Something that is worth telling of the last days: a stretch of runs of one kind, or the return to normal. */
export interface Happening {
  readonly kind: Fault | 'back-to-normal';
  readonly at: number;
  /** Begin of its first run; null where the stretch may have begun before the rows. */
  readonly since: number | null;
  /** Newest run of the stretch, to open in the history. */
  readonly runId: string;
  /** Slots that were missed count each, also where one record stands for many. */
  readonly runs: number;
  /** Of a slow stretch the most telling figure that is beyond its limit, and its worst value; null for others. */
  readonly worst: { readonly figure: JudgedFigure; readonly value: number } | null;
  /** Figures of the newest run that has some. */
  readonly figures: Figures | null;
  readonly failure: FailureReason | null;
  readonly told: readonly Told[];
}

/** Stretches of runs worth telling, newest first, out of rows that are sorted newest first. */
export function findHappenings(rows: readonly HistoryRow[]): readonly Happening[] {
  const stretches = findStretches(rows);
  return stretches.flatMap(({ kind, rows: own }, index): readonly Happening[] => {
    const [newest] = own;
    const oldest = own[own.length - 1];
    if (newest === undefined || oldest === undefined) return [];
    if (kind !== 'good') {
      const isWhole = index < stretches.length - 1;
      const since = isWhole ? oldest.run.startedAt : null;
      return [{ ...describe(own), kind, at: newest.run.startedAt, since, runId: newest.run.id }];
    }
    const before = stretches[index + 1];
    if (before === undefined || isAbsence(before.kind)) return [];
    return [
      {
        ...describe([oldest]),
        kind: 'back-to-normal',
        at: oldest.run.startedAt,
        since: oldest.run.startedAt,
        runId: oldest.run.id,
      },
    ];
  });
}

interface Stretch {
  readonly kind: Fault | 'good';
  readonly rows: HistoryRow[];
}

function findStretches(rows: readonly HistoryRow[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const row of rows) {
    const kind = getKind(row);
    if (kind === null) continue;
    const last = stretches[stretches.length - 1];
    if (last?.kind === kind) last.rows.push(row);
    else stretches.push({ kind, rows: [row] });
  }
  return stretches;
}

/** A test that was cancelled, runs, stood still or does not compare says nothing about the line. */
function getKind({ run, evaluation: { state } }: HistoryRow): Stretch['kind'] | null {
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
      return state === 'slow' || state === 'no-figures' || state === 'good' ? state : null;
  }
}

function isAbsence(kind: Stretch['kind']): boolean {
  const absences: readonly string[] = [...MISS_REASONS, ...SKIP_REASONS];
  return absences.includes(kind);
}

function describe(
  rows: readonly HistoryRow[],
): Pick<Happening, 'runs' | 'worst' | 'figures' | 'failure' | 'told'> {
  const failed = rows.map((row) => row.run).find((run) => run.outcome === 'failed');
  return {
    runs: rows.reduce((sum, { run }) => sum + getSlots(run), 0),
    worst: findWorst(rows),
    figures: rows.map((row) => getFigures(row.run)).find((figures) => figures !== null) ?? null,
    failure: failed?.outcome === 'failed' ? failed.reason : null,
    told: rows.flatMap((row) => row.told),
  };
}

/** Figures of which less is worse. */
const LOWEST_IS_WORST: readonly JudgedFigure[] = ['download', 'upload', 'rpm'];

function findWorst(rows: readonly HistoryRow[]): Happening['worst'] {
  const figure = EVALUATED_FIGURES.find((name) =>
    rows.some(({ evaluation }) => evaluation.weaknesses.includes(name)),
  );
  if (figure === undefined) return null;
  const sign = LOWEST_IS_WORST.includes(figure) ? 1 : -1;
  const [value] = rows
    .filter(({ evaluation }) => evaluation.weaknesses.includes(figure))
    .map(({ run }) => judgedValue(run, figure))
    .filter((found) => found !== null)
    .sort((a, b) => sign * (a - b));
  return value === undefined ? null : { figure, value };
}
