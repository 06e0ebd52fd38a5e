import type { CSSProperties } from 'react';
import type { DistributionBin, PatternFigure } from '../../../../shared/history/patterns';
import { highest } from '../../../../shared/extremes';
import { DataTable } from '../../../components/data-table';
import { useApp } from '../../../hooks/app-context';
import { labelRows } from './label-rows';
import classes from './histogram.module.css';

/** A value that stands out among the bins. */
export interface HistogramMark {
  readonly name: 'p5' | 'p25' | 'median' | 'p75' | 'p95' | 'plan' | 'limit';
  readonly value: number;
}

/** Whether a mark is what the values are held against. */
function isAgainst({ name }: HistogramMark): boolean {
  return name === 'plan' || name === 'limit';
}

interface HistogramProps {
  readonly figure: PatternFigure;
  readonly bins: readonly DistributionBin[];
  readonly marks: readonly HistogramMark[];
  readonly format: (value: number) => string;
}

/** How many tests have which values. Marks outside of the bins are not drawn: they stand below in figures. */
export function Histogram({ figure, bins, marks, format }: HistogramProps) {
  const { texts } = useApp();
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const most = highest(
    bins.map(({ tests }) => tests),
    1,
  );
  const share = (value: number) => (value - from) / (to - from);
  const drawn = marks.filter(({ value }) => share(value) >= 0 && share(value) <= 1);
  // Plan and limit are named below, the others above the bars.
  const below = drawn.filter(isAgainst);
  const above = drawn.filter((mark) => !isAgainst(mark));
  const rowsOf = (some: readonly HistogramMark[]) => labelRows(some.map(({ value }) => share(value)));
  const [rowsAbove, rowsBelow] = [rowsOf(above), rowsOf(below)];
  const rowOf = (mark: HistogramMark) =>
    rowsAbove[above.indexOf(mark)] ?? rowsBelow[below.indexOf(mark)] ?? 0;
  return (
    <div className={classes.histogram} style={{ '--rows': highest(rowsAbove, 0) + 1 } as CSSProperties}>
      <div className={classes.plot} aria-hidden="true">
        <div className={classes.bars}>
          {bins.map((bin) => (
            <div
              key={bin.from}
              className={classes.bar}
              data-figure={figure}
              style={{ height: `${(100 * bin.tests) / most}%` }}
              title={texts('patterns:distribution.bin', {
                from: format(bin.from),
                to: format(bin.to),
                tests: texts('history:tests', { count: bin.tests }),
              })}
            />
          ))}
        </div>
        {drawn.map((mark) => (
          <div
            key={mark.name}
            className={classes.mark}
            data-mark={mark.name}
            style={{ left: `${100 * share(mark.value)}%`, '--row': rowOf(mark) } as CSSProperties}
          >
            <span>{texts(`patterns:distribution.short.${mark.name}`)}</span>
          </div>
        ))}
      </div>
      <div className={classes.axis} aria-hidden="true">
        <span>{format(from)}</span>
        <span>{format((from + to) / 2)}</span>
        <span>{format(to)}</span>
      </div>
      <div className="sr-only">
        <DataTable caption={texts('patterns:distribution.caption')}>
          <thead>
            <tr>
              <th scope="col">{texts('patterns:distribution.values')}</th>
              <th scope="col">{texts('history:caption')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">
                  {texts('history:chart.band', { low: format(bin.from), high: format(bin.to) })}
                </th>
                <td>{bin.tests}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </div>
  );
}
