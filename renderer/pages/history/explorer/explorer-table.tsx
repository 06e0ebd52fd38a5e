import { POINT_FIELDS, type ChartData } from '../../../../shared/history/chart-data';
import { formatShortDateTime } from '../../../../shared/texts/format-time';
import { ChartTable } from '../../../components/chart-table';
import { useLineNames } from '../../../hooks/use-line-names';
import { useApp } from '../../../hooks/app-context';
import { formatFigure, getFiguresWithData } from './figure-plots';
import classes from './explorer.module.css';

interface ExplorerTableProps {
  readonly data: ChartData;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onPlot: () => void;
}

/** What the charts show, as a table, newest first. */
export function ExplorerTable({ data, takesFocus, onPlot }: ExplorerTableProps) {
  const { texts, style } = useApp();
  const figures = getFiguresWithData(data.points);
  const names = useLineNames(data);
  const isMedian = data.bucketMs !== null;
  return (
    <ChartTable
      className={classes.scroll}
      caption={texts('history:chart.caption')}
      takesFocus={takesFocus}
      onPlot={onPlot}
    >
      <thead>
        <tr>
          <th scope="col">{texts('history:column.time')}</th>
          {data.lines !== undefined && <th scope="col">{texts('common:network.label')}</th>}
          {isMedian && (
            <th scope="col" data-numeric>
              {texts('dashboard:chart.runs')}
            </th>
          )}
          {figures.map((figure) => (
            <th key={figure} scope="col" data-numeric>
              {texts(`history:chart.figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.points.toReversed().map((point) => (
          <tr key={`${point.at} ${point.line ?? ''}`}>
            <th scope="row">{formatShortDateTime(point.at, style)}</th>
            {data.lines !== undefined && <td>{names[point.line ?? -1]}</td>}
            {isMedian && <td data-numeric>{point.runs}</td>}
            {figures.map((figure) => {
              const spread = point.spreads?.[figure] ?? null;
              return (
                <td key={figure} data-numeric>
                  {formatFigure(figure, point[POINT_FIELDS[figure]], style)}
                  {spread !== null && (
                    <small className={classes.spread}>
                      {texts('history:chart.band', {
                        low: formatFigure(figure, spread.p5, style),
                        high: formatFigure(figure, spread.p95, style),
                      })}
                    </small>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ChartTable>
  );
}
