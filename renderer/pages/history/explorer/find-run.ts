import type { ChartPoint } from '../../../../shared/history/chart-data';
import { getSelectionFilter, type Selection } from '../../../../shared/history/selection';
import type { Outcome } from '../../../../shared/run';
import { bridge } from '../../../bridge';
import type { ShownGap } from '../../../charts/gaps';
import type { Pointed } from '../../../charts/pointed';

/** The id of the run of a point, or of the first run that a time without measurements comes from; null where there is none. */
export async function findRun(
  selection: Selection,
  found: ChartPoint | Pointed<ShownGap>,
  timeZone: string,
): Promise<string | null> {
  const { outcomes: _, ...lists } = getSelectionFilter(selection, timeZone) ?? {};
  const read = async (from: number, to: number, outcomes: readonly Outcome[], wanted: typeof lists) => {
    const range = { from, to: Math.max(to, from + 1) };
    const sort = { key: 'time', isDescending: false } as const;
    const { rows } = await bridge.historyRead({ ...wanted, range, outcomes, sort, limit: 1, offset: 0 });
    return rows[0]?.run.id ?? null;
  };
  if ('at' in found) return read(found.at, found.at + 1, ['completed'], lists);
  if (found.kind === 'run' || found.gap.kind === 'unmeasured') return null;
  const { from, to, kind } = found.gap;
  if (kind === 'failed') return read(from, to, ['failed', 'interrupted'], lists);
  // Missed slots were measured nowhere and by nobody: they go with whatever is asked for.
  return read(from, to, ['missed'], {});
}
