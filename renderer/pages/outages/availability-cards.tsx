import { formatAvailability } from '../../../shared/texts/format';
import { formatDuration } from '../../../shared/texts/format-time';
import type { LineReport } from '../../../shared/history/outages';
import { Card } from '../../components/card';
import { useApp } from '../../hooks/app-context';
import classes from './outages-page.module.css';

/** Availability in percent of the observed time. */
export function AvailabilityCards({ availability }: Pick<LineReport, 'availability'>) {
  const { texts, style } = useApp();
  const { language } = style;
  return (
    <div className={classes.figures}>
      {availability.map(({ days, ratio, outages, downMs, observedMs }) => (
        <Card key={days} title={texts(`outages:range.${days}`)}>
          <p className={classes.figure}>
            {ratio === null ? texts('outages:unknown') : formatAvailability(ratio, language)}
          </p>
          <p className={classes.note}>
            {ratio === null
              ? texts('outages:notObserved')
              : texts('outages:observed', {
                  outages: texts('outages:count', { count: outages }),
                  down: formatDuration(downMs, language),
                  observed: formatDuration(observedMs, language),
                })}
          </p>
        </Card>
      ))}
    </div>
  );
}
