import { ABSENT_FIGURES, type EndedRun, type Figures } from '../../../shared/run';
import { median } from '../statistics';

/** Below this many completed runs nothing is called usual. */
const FEWEST_RUNS = 3;

/**
 * What is usual on this line: the median of each figure over recent completed runs, without the run that is
 * compared with it. Every figure is null with fewer than three other runs that have it.
 */
export function usualFigures(recent: readonly EndedRun[], comparedRunId: string): Figures {
  const others = recent.flatMap((run) =>
    run.outcome === 'completed' && run.id !== comparedRunId ? [run.figures] : [],
  );
  const usual = (figure: keyof Figures): number | null => {
    const values = others.map((figures) => figures[figure]).filter((value) => value !== null);
    return values.length < FEWEST_RUNS ? null : median(values);
  };
  const names = Object.keys(ABSENT_FIGURES) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, usual(name)])) as unknown as Figures;
}
