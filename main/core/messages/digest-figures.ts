import type { TimeRange } from '../../../shared/time-range';
import { missedWithin } from '../../../shared/history/missed-slots';
import type { Comparability } from '../../../shared/figures/comparability';
import { hasStoodStill, type EndedRun } from '../../../shared/run';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { judgedValue } from '../../../shared/rules/judged-value';
import { quantile } from '../statistics';

const SHOWN = [
  'download',
  'upload',
  'latency',
  'loaded-latency',
  'jitter',
  'packet-loss',
] as const satisfies readonly JudgedFigure[];

/** One figure over a range of time. */
export interface DigestFigure {
  readonly figure: (typeof SHOWN)[number];
  readonly median: number;
  /** The value that 90 % of the tests reached or exceeded. */
  readonly worst: number;
}

/** Consecutive failed tests: from the first of them to the next test that measured. */
export interface Outage {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
  readonly tests: number;
}

/** Summary of a range of time. */
export interface DigestFigures {
  readonly tests: number;
  readonly failed: number;
  /** Tests that ended with a crash of the application. */
  readonly interrupted: number;
  /** Completed tests that are not comparable with the line’s others. They are not part of the figures. */
  readonly notCompared: number;
  /** Slots of the schedule without a run, for any reason. */
  readonly missed: number;
  readonly figures: readonly DigestFigure[];
  readonly outages: readonly Outage[];
}

const HIGHER_IS_BETTER: readonly JudgedFigure[] = ['download', 'upload', 'rpm'];
const NINE_OF_TEN = 0.9;

/**
 * Summarises the runs of a range of time, oldest first; figures without any value are omitted. Of a record of many
 * missed slots, those within the range are counted.
 */
export function digestFigures(
  all: readonly EndedRun[],
  range: TimeRange,
  compare: (run: EndedRun) => Comparability,
): DigestFigures {
  const runs = all.filter(({ startedAt }) => startedAt >= range.from && startedAt < range.to);
  const measured = runs
    .filter(({ outcome }) => outcome === 'completed')
    .map((run): Measured => ({ run, comparability: compare(run) }));
  return {
    tests: runs.filter(isTest).length,
    failed: runs.filter(isFailure).length,
    interrupted: runs.filter(({ outcome }) => outcome === 'interrupted').length,
    notCompared: measured.filter(({ comparability }) => comparability.download !== undefined).length,
    missed:
      // A repetition that was skipped is no slot of the schedule.
      runs.filter(({ outcome, retryOf }) => outcome === 'skipped' && retryOf === undefined).length +
      sum(all.map((run) => (run.outcome === 'missed' ? missedWithin(run, range) : 0))),
    figures: SHOWN.flatMap((figure) => figureOver(figure, measured)),
    outages: findOutages(runs),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

interface Measured {
  readonly run: EndedRun;
  readonly comparability: Comparability;
}

function figureOver(figure: DigestFigure['figure'], measured: readonly Measured[]): readonly DigestFigure[] {
  const values = measured
    .filter(({ comparability }) => comparability[figure] === undefined)
    .map(({ run }) => judgedValue(run, figure))
    .filter((value) => value !== null);
  const median = quantile(values, 0.5);
  const worst = quantile(values, HIGHER_IS_BETTER.includes(figure) ? 1 - NINE_OF_TEN : NINE_OF_TEN);
  return median === null || worst === null ? [] : [{ figure, median, worst }];
}

function findOutages(runs: readonly EndedRun[]): readonly Outage[] {
  const outages: Outage[] = [];
  let isOpen = false;
  for (const run of runs) {
    const last = outages.at(-1);
    if (isFailure(run)) {
      if (isOpen && last !== undefined) outages[outages.length - 1] = { ...last, tests: last.tests + 1 };
      else outages.push({ from: run.startedAt, to: null, tests: 1 });
      isOpen = true;
    } else if (run.outcome === 'completed') {
      if (isOpen && last !== undefined) outages[outages.length - 1] = { ...last, to: run.startedAt };
      isOpen = false;
    }
  }
  return outages;
}

/** A test during which the computer was suspended does not count. */
function isTest(run: EndedRun): boolean {
  const { outcome } = run;
  if (hasStoodStill(run)) return false;
  return outcome === 'completed' || outcome === 'failed' || outcome === 'interrupted';
}

function isFailure(run: EndedRun): boolean {
  return run.outcome === 'failed' && !hasStoodStill(run);
}
