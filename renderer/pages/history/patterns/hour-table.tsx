import { HOURS, WEEKDAYS } from '../../../../shared/history/local-times';
import type { HourCell, PatternFigure } from '../../../../shared/history/patterns';
import { formatWeekday } from '../../../../shared/texts/format-time';
import { ChartTable } from '../../../components/chart-table';
import { useApp } from '../../../hooks/app-context';
import { formatFigure } from '../explorer/figure-plots';
import { getPlace } from './heat';
import classes from './patterns.module.css';

interface HourTableProps {
  readonly cells: readonly HourCell[];
  readonly figure: PatternFigure;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onMap: () => void;
}

/** The hours of the week as a table: median, percentiles and number of tests. */
export function HourTable({ cells, figure, takesFocus, onMap }: HourTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const byPlace = new Map(cells.map((cell) => [getPlace(cell), cell]));
  const format = (value: number) => formatFigure(figure, value, style);
  return (
    <ChartTable
      className={classes.scroll}
      caption={texts('patterns:hours.title', { figure: texts(`history:chart.figure.${figure}`) })}
      takesFocus={takesFocus}
      onPlot={onMap}
    >
      <thead>
        <tr>
          <th scope="col">{texts('patterns:hours.hour')}</th>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" data-numeric>
              {formatWeekday(weekday, language, 'long')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {HOURS.map((hour) => (
          <tr key={hour}>
            <th scope="row">{`${hour}:00`}</th>
            {WEEKDAYS.map((weekday) => {
              const cell = byPlace.get(getPlace({ weekday, hour }));
              return (
                <td key={weekday} data-numeric>
                  {cell === undefined ? '–' : format(cell.median)}
                  {cell !== undefined && (
                    <small className={classes.detail}>
                      {texts('history:chart.band', { low: format(cell.p10), high: format(cell.p90) })}
                      <br />
                      {texts('history:tests', { count: cell.tests })}
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
