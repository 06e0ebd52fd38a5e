import type { LineReport } from '../../../shared/history/outages';
import { Card } from '../../components/card';
import { wordAvailability } from '../../components/line/line-words';
import { useApp } from '../../hooks/app-context';
import classes from './outages-page.module.css';

/** Availability in percent of the observed time. */
export function AvailabilityCards({ availability }: Pick<LineReport, 'availability'>) {
  const { texts, style } = useApp();
  return (
    <div className={classes.figures}>
      {availability.map(({ days, ...availability }) => {
        const { figure, note } = wordAvailability(availability, texts, style);
        return (
          <Card key={days} title={texts(`outages:range.${days}`)}>
            <p className={classes.figure}>{figure}</p>
            <p className={classes.note}>{note}</p>
          </Card>
        );
      })}
    </div>
  );
}
