import type { Distribution, PatternFigure } from '../../../../shared/history/patterns';
import { useApp } from '../../../hooks/app-context';
import { Histogram, type HistogramMark } from './histogram';
import classes from './patterns.module.css';

const PERCENTILES = ['p5', 'p25', 'median', 'p75', 'p95'] as const;

interface DistributionViewProps {
  readonly figure: PatternFigure;
  readonly distribution: Distribution;
  readonly plan: number | null;
  readonly limit: number | null;
  readonly format: (value: number) => string;
}

/** A distribution as a histogram, in figures, and as a table for who does not see it. */
export function DistributionView({ figure, distribution, plan, limit, format }: DistributionViewProps) {
  const { texts } = useApp();
  const marks: readonly HistogramMark[] = [
    ...PERCENTILES.map((name): HistogramMark => ({ name, value: distribution[name] })),
    ...(plan === null ? [] : [{ name: 'plan', value: plan } as const]),
    ...(limit === null ? [] : [{ name: 'limit', value: limit } as const]),
  ];
  const outside = [
    ...(distribution.below > 0
      ? [
          texts('patterns:distribution.below', {
            tests: texts('history:tests', { count: distribution.below }),
          }),
        ]
      : []),
    ...(distribution.above > 0
      ? [
          texts('patterns:distribution.above', {
            tests: texts('history:tests', { count: distribution.above }),
          }),
        ]
      : []),
  ];
  return (
    <>
      <Histogram figure={figure} bins={distribution.bins} marks={marks} format={format} />
      <dl className={classes.percentiles}>
        {marks.map(({ name, value }) => (
          <div key={name} data-mark={name}>
            <dt>{texts(`patterns:distribution.${name}`)}</dt>
            <dd data-numeric>{format(value)}</dd>
          </div>
        ))}
      </dl>
      {outside.length > 0 && <p className={classes.method}>{outside.join(' · ')}</p>}
    </>
  );
}
