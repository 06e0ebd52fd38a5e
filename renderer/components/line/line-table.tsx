import { formatLatency, formatPercent } from '../../../shared/texts/format';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import { lossRatio, type LineChart } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import { getLineGaps } from '../../charts/line-columns';
import { useApp } from '../../hooks/app-context';
import { ChartTable } from '../chart-table';
import { wordGap } from './line-words';
import classes from './line-table.module.css';

interface LineTableProps {
  readonly chart: LineChart;
  readonly range: TimeRange;
  readonly onPlot: () => void;
}

/** What the band of the line shows, as a table, newest first. */
export function LineTable({ chart, range, onPlot }: LineTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const rows = [
    ...chart.columns.map((column) => ({ at: column.at, column, gap: null })),
    ...getLineGaps(chart, range).map((gap) => ({ at: gap.from, column: null, gap })),
  ].toSorted((one, other) => other.at - one.at);
  return (
    <ChartTable className={classes.scroll} caption={texts('outages:band.caption')} onPlot={onPlot}>
      <thead>
        <tr>
          <th scope="col">{texts('dashboard:chart.time')}</th>
          {(['far', 'gateway'] as const).flatMap((target) =>
            (['median', 'highest', 'loss'] as const).map((figure) => (
              <th key={`${target} ${figure}`} scope="col" data-numeric>
                {texts(`outages:band.column.${target}.${figure}`)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, column, gap }) =>
          column === null ? (
            <tr key={`${gap.kind} ${at}`}>
              <th scope="row">{formatShortDateTime(at, style)}</th>
              <td colSpan={6}>{wordGap(gap, texts, style)}</td>
            </tr>
          ) : (
            <tr key={at}>
              <th scope="row">{formatShortDateTime(at, style)}</th>
              {[column.far, column.gateway].flatMap((probes, index) => [
                <td key={`${index} median`} data-numeric>
                  {formatLatency(probes.medianMs, language)}
                </td>,
                <td key={`${index} highest`} data-numeric>
                  {formatLatency(probes.highestMs, language)}
                </td>,
                <td key={`${index} loss`} data-numeric>
                  {formatPercent(lossRatio(probes), language)}
                </td>,
              ])}
            </tr>
          ),
        )}
      </tbody>
    </ChartTable>
  );
}
