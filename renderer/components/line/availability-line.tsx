import type { Availability } from '../../../shared/history/outages';
import { useApp } from '../../hooks/app-context';
import { wordAvailability } from './line-words';
import classes from './availability-line.module.css';

/** Availability in one line: percent of the observed time, then the outages. */
export function AvailabilityLine({ availability }: { readonly availability: Availability }) {
  const { texts, style } = useApp();
  const { figure, note } = wordAvailability(availability, texts, style);
  return (
    <p className={classes.line}>
      <strong>{availability.ratio === null ? figure : texts('outages:band.up', { share: figure })}</strong>{' '}
      {note}
    </p>
  );
}
