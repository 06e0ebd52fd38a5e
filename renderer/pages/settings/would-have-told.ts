import { fromMegabits } from '../../../shared/format';
import type { RuleKind } from '../../../shared/rules';
import type { Run } from '../../../shared/run';
import { readNumber } from './read-number';

/**
 * How many of these runs a rule would have told, with the limit as it is typed (Mbit/s or ms); null for a rule whose
 * limit is empty or not a number. The same comparisons as the rules make: only completed runs are held against limits.
 */
export function wouldHaveTold(
  rule: Exclude<RuleKind, 'every-result'>,
  limit: string,
  runs: readonly Run[],
): number | null {
  const value = readNumber(limit);
  const count = (isTold: (run: Run) => boolean) => runs.filter(isTold).length;
  const failed = (run: Run) => run.outcome === 'failed' || run.outcome === 'interrupted';
  switch (rule) {
    case 'failed-run':
      return count(failed);
    case 'download-below':
    case 'upload-below': {
      if (typeof value !== 'number') return null;
      const figure = rule === 'download-below' ? 'downloadBitsPerSecond' : 'uploadBitsPerSecond';
      return count((run) => run.outcome === 'completed' && isBelow(run.figures[figure], fromMegabits(value)));
    }
    case 'latency-above':
      if (typeof value !== 'number') return null;
      return count((run) => run.outcome === 'completed' && isBelow(value, run.figures.latencyMs));
  }
}

function isBelow(value: number | null, limit: number | null): boolean {
  return value !== null && limit !== null && value < limit;
}
