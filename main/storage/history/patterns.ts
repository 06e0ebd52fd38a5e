import type {
  ComparisonQuery,
  DistributionAnswer,
  FigureComparison,
  GroupQuery,
  HourPatterns,
  PatternQuery,
  RunGroup,
} from '../../../shared/history/patterns';
import { PATTERN_FIGURES, GROUP_FIGURES } from '../../../shared/history/patterns';
import type { RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { comparePeriods } from '../../core/patterns/comparison';
import { getDistribution } from '../../core/patterns/distribution';
import { getGroupKey, groupRuns } from '../../core/patterns/groups';
import { getHourPatterns } from '../../core/patterns/hour-patterns';
import { PatternRuns } from '../../core/patterns/pattern-runs';
import { getPromised, type PlanContext } from '../../core/patterns/under-plan';
import type { Database } from '../sqlite';
import { visitColumns } from './columns-of-range';
import { inSnapshot } from './history-parts';

/** Columns of earlier versions do not have the schedules: runs are read where they are asked for. */
const WITH_SCHEDULES: Pick<RunFilter, 'schedules'> = { schedules: [] };

/** When in the week a figure is good and when not, by the clock of a zone. */
export function readHourPatterns(
  database: Database,
  { range, filter, figure }: PatternQuery,
  timeZone: string,
): HourPatterns {
  const runs = readRuns(database, range, new PatternRuns(filter ?? {}, [figure]), filter ?? {});
  return getHourPatterns(runs.at, runs.figure(figure), figure, timeZone);
}

/** How the values of a figure are spread. */
export function readDistribution(
  database: Database,
  { range, filter, figure }: PatternQuery,
  plan: PlanContext,
): DistributionAnswer {
  const byNetwork = new PatternRuns(filter ?? {}, [figure], getNetwork);
  const runs = readRuns(database, range, byNetwork, filter ?? {});
  const used = new Set(runs.groupOf);
  const promised = new Set(
    runs.groups
      .filter((_, group) => used.has(group))
      .map(({ network }) => getPromised(figure, network, plan)),
  );
  const [only = null] = promised.size === 1 ? promised : [];
  return { distribution: getDistribution(runs.figure(figure)), plan: only };
}

/** Each figure of two periods, and whether it differs by more than chance. */
export function readComparison(
  database: Database,
  { before, after, filter }: ComparisonQuery,
  plan: PlanContext,
): readonly FigureComparison[] {
  return inSnapshot(database, () => {
    const [first, second] = [before, after].map((range) =>
      readRuns(database, range, new PatternRuns(filter ?? {}, PATTERN_FIGURES, getNetwork), filter ?? {}),
    );
    return first === undefined || second === undefined ? [] : comparePeriods(first, second, plan);
  });
}

/** The runs by server, service, network or schedule. */
export function readGroups(
  database: Database,
  { range, filter, kind }: GroupQuery,
  plan: PlanContext,
): readonly RunGroup[] {
  const grouped = new PatternRuns(filter ?? {}, GROUP_FIGURES, (series) => getGroupKey(kind, series));
  const lists = kind === 'schedules' ? WITH_SCHEDULES : (filter ?? {});
  return groupRuns(readRuns(database, range, grouped, lists), kind, plan);
}

function getNetwork({ network }: { readonly network: string | null }): string {
  return network ?? '';
}

function readRuns(
  database: Database,
  range: TimeRange,
  runs: PatternRuns,
  lists: Pick<RunFilter, 'schedules'>,
): PatternRuns {
  inSnapshot(database, () =>
    visitColumns(database, range, lists, (columns, day, piece) => runs.add(columns, day, piece)),
  );
  return runs;
}
