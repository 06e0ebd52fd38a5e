import { highest, lowest } from '../../../shared/extremes';
import { formatNumber, formatSetThroughput, ofRateUnit } from '../../../shared/texts/format';
import { textsIn, type Language } from '../../../shared/texts/i18n';
import type { MessageChart } from '../../../shared/messages/message';
import { chooseScale } from './chart-scale';

/** Text alternative of a chart. */
export interface ChartWords {
  /** The range of the scale, and the meaning of the dashed line. */
  readonly scale: string;
  /** The lowest, the highest and the newest value, and the range of time. */
  readonly summary: string;
}

/** The text alternative of a chart. Values are in the unit of the chart. */
export function chartWords(chart: MessageChart, language: Language): ChartWords {
  const texts = textsIn(language);
  const rateUnit = chart.unit ?? 'Mbit/s';
  const set = (value: number) => formatSetThroughput(ofRateUnit(value, rateUnit), { language, rateUnit });
  const plain = (value: number) => formatNumber(value, language, value >= 99.95 ? 0 : 1);
  const scale = { top: set(chooseScale(chart).top), limit: set(chart.limit ?? 0) };
  const values = chart.points.map(([, value]) => value).filter((value) => value !== null);
  const found = {
    title: chart.title,
    from: chart.ends?.from ?? '',
    to: chart.ends?.to ?? '',
    lowest: plain(lowest(values)),
    highest: plain(highest(values)),
    last: plain(values.at(-1) ?? 0),
  };
  return {
    scale: texts(chart.limit === null ? 'message:chart.scale' : 'message:chart.scaleWithLimit', scale),
    summary:
      values.length === 0
        ? chart.title
        : texts(
            chart.ends === undefined ? 'message:chart.summaryWithoutTime' : 'message:chart.summary',
            found,
          ),
  };
}
