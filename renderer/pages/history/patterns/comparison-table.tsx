import type { ComparisonQuery, FigureComparison, PeriodFigures } from '../../../../shared/history/patterns';
import { formatDateTime } from '../../../../shared/texts/format-time';
import type { TimeRange } from '../../../../shared/time-range';
import { DataTable } from '../../../components/data-table';
import { useApp } from '../../../hooks/app-context';
import { formatFigure } from '../explorer/figure-plots';
import { wordChange, wordDifference, wordUnderPlan } from './pattern-words';
import classes from './patterns.module.css';

interface ComparisonTableProps {
  readonly periods: Pick<ComparisonQuery, 'before' | 'after'>;
  readonly figures: readonly FigureComparison[];
}

/** Figures of two periods, and in words whether they differ by more than chance. */
export function ComparisonTable({ periods, figures }: ComparisonTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const wordPeriod = ({ from, to }: TimeRange) =>
    texts('history:chart.shown', { from: formatDateTime(from, style), to: formatDateTime(to, style) });
  return (
    <div className={classes.table} tabIndex={0} role="group" aria-label={texts('patterns:compare.title')}>
      <DataTable caption={texts('patterns:compare.title')}>
        <thead>
          <tr>
            <th scope="col">{texts('patterns:figure')}</th>
            {(['before', 'after'] as const).map((when) => (
              <th key={when} scope="col" data-period={when}>
                {texts(`patterns:compare.${when}`)}
                <small className={classes.detail}>{wordPeriod(periods[when])}</small>
              </th>
            ))}
            <th scope="col">{texts('patterns:compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ figure, before, after, difference }) => (
            <tr key={figure}>
              <th scope="row">{texts(`history:chart.figure.${figure}`)}</th>
              {[before, after].map((period, nth) => (
                <Period key={nth === 0 ? 'before' : 'after'} figure={figure} period={period} />
              ))}
              <td className={classes.verdict} data-difference={difference.kind}>
                {wordChange(figure, before.median, after.median, style)}
                <small className={classes.detail}>{wordDifference(difference, texts, language)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className={classes.method}>{texts('patterns:compare.method')}</p>
    </div>
  );
}

function Period({
  figure,
  period,
}: {
  readonly figure: FigureComparison['figure'];
  readonly period: PeriodFigures;
}) {
  const { texts, style } = useApp();
  const { language } = style;
  const { tests, median, p5, p95, underPlan } = period;
  const under = wordUnderPlan(underPlan, texts, language);
  return (
    <td>
      {formatFigure(figure, median, style)}
      {p5 !== null && p95 !== null && (
        <small className={classes.detail}>
          {texts('patterns:compare.band', {
            low: formatFigure(figure, p5, style),
            high: formatFigure(figure, p95, style),
          })}
        </small>
      )}
      <small className={classes.detail}>{texts('history:tests', { count: tests })}</small>
      {under !== null && <small className={classes.detail}>{under}</small>}
    </td>
  );
}
