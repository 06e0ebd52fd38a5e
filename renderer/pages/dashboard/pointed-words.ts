import type { ChartPoint } from '../../../shared/history/chart-data';
import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { Texts } from '../../../shared/texts/i18n';
import type { ShownGap } from '../../charts/gaps';
import type { Pointed } from '../../charts/pointed';

/**
 * What the crosshair of the chart is at, in one sentence to be read out; empty where there is nothing of it any more. In a
 * chart of several networks it begins with the one that `networkOf` names.
 */
export function wordPointed(
  pointed: Pointed<ShownGap>,
  points: readonly ChartPoint[],
  texts: Texts,
  style: TextStyle,
  networkOf: (point: ChartPoint) => string | null = () => null,
): string {
  const { language } = style;
  if (pointed.kind === 'gap') {
    const { kind, from, to } = pointed.gap;
    return texts('dashboard:chart.gapReadout', {
      kind: texts(`dashboard:chart.gap.${kind}`),
      from: formatShortDateTime(from, style),
      to: formatShortDateTime(to, style),
      duration: formatDuration(to - from, language),
    });
  }
  const point = points[pointed.index];
  if (point === undefined) return '';
  const network = networkOf(point);
  const words = texts('dashboard:chart.readout', {
    time: formatShortDateTime(point.at, style),
    download: formatThroughput(point.downloadBitsPerSecond, style),
    upload: formatThroughput(point.uploadBitsPerSecond, style),
    latency: formatLatency(point.latencyMs, language),
  });
  return network === null ? words : texts('common:labelled', { label: network, value: words });
}
