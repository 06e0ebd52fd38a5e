import type { Plan } from '../../../shared/plan';
import { DAY_MS } from '../../../shared/durations';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { MessageChart } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import { inRateUnit } from '../../../shared/texts/format';

interface ChartContext extends TextStyle {
  readonly plan: Plan;
  readonly texts: Texts;
}

/** Number of days in the small chart of a message. */
export const CHART_DAYS = 3;

/** The download throughput of the last days up to a run; null with fewer than three points. */
export function createChart(
  recent: readonly EndedRun[],
  run: EndedRun,
  context: ChartContext,
): MessageChart | null {
  const runs = [...recent.filter(({ id }) => id !== run.id), run];
  return downloadChart(runs, { from: run.startedAt - CHART_DAYS * DAY_MS, to: run.startedAt }, context);
}

/**
 * The download throughput over a range of time; null with fewer than three points. Runs without a figure are gaps.
 */
export function downloadChart(
  runs: readonly EndedRun[],
  { from, to }: { readonly from: number; readonly to: number },
  { plan, texts, ...style }: ChartContext,
): MessageChart | null {
  const unit = style.rateUnit;
  const inUnit = (value: number | null) => (value === null ? null : inRateUnit(value, unit));
  const points = runs
    .filter(({ startedAt }) => startedAt >= from && startedAt <= to)
    .map((run): readonly [number, number | null] => [run.startedAt, inUnit(getDownload(run))]);
  if (points.filter(([, value]) => value !== null).length < 3) return null;
  const limit = inUnit(plan.downloadBitsPerSecond);
  const ends = { from: formatShortDateTime(from, style), to: formatShortDateTime(to, style) };
  return { title: texts('message:chart.download', { unit }), unit, from, to, ends, points, limit };
}

function getDownload(run: EndedRun): number | null {
  return run.outcome === 'completed' ? run.figures.downloadBitsPerSecond : null;
}
