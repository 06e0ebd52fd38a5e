import { formatLatency, formatThroughput, latencyParts, throughputParts } from '../../../shared/texts/format';
import { Sparkline } from '../../charts/sparkline';
import { Placeholder } from '../../components/notice/placeholder';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import type { Comparison } from './comparison';
import classes from './figure-card.module.css';

export type FigureName = 'download' | 'upload' | 'latency' | 'loadedLatency';

interface FigureCardProps {
  readonly figure: FigureName;
  readonly value: number | null;
  readonly comparison: Comparison;
  readonly isPlanMissing?: boolean;
  /** Whether there is a completed run at all. */
  readonly hasRun: boolean;
  /** Oldest first; null where a run has no such figure. */
  readonly series: readonly (number | null)[];
  readonly isLoading: boolean;
}

/** One figure, what it is held against, and how it has been. */
export function FigureCard(props: FigureCardProps) {
  const { figure, value, comparison, series, isLoading } = props;
  const { texts, style, go } = useApp();
  const { language } = style;
  const isThroughput = figure === 'download' || figure === 'upload';
  const parts = isThroughput ? throughputParts(value, style) : latencyParts(value, language);
  const word = (of: number) => (isThroughput ? formatThroughput(of, style) : formatLatency(of, language));
  return (
    <article className={classes.card}>
      <h2 className={classes.name}>{texts(`common:figure.${figure}`)}</h2>
      {isLoading && value === null ? (
        <div className={classes.skeleton}>
          <Placeholder height={28} width="60%" />
        </div>
      ) : (
        <p className={classes.value} data-absent={value === null ? true : undefined}>
          {parts.value}
          <span className={classes.unit}>{parts.unit}</span>
        </p>
      )}
      <p className={classes.comparison} data-tone={comparison.tone}>
        {comparison.words.join(' · ')}
        {props.isPlanMissing === true && value !== null && (
          <>
            {comparison.words.length > 0 && ' · '}
            <TextButton onClick={() => go({ page: 'settings', section: 'line' })}>
              {texts('dashboard:compare.setPlan')}
            </TextButton>
          </>
        )}
        {value === null &&
          !isLoading &&
          texts(props.hasRun ? 'dashboard:compare.absent' : 'dashboard:compare.none')}
      </p>
      <Sparkline
        values={series}
        tone={figure}
        label={(low, high, count) =>
          texts('dashboard:sparkline', { count, low: word(low), high: word(high) })
        }
      />
    </article>
  );
}
