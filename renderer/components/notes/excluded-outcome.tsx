import type { Exclusion } from '../../../shared/exclusion';
import type { Run } from '../../../shared/run';
import { useApp } from '../../hooks/app-context';
import classes from './notes.module.css';

/** How a test ended that is excluded from statistics, struck through, and why it is excluded. */
export function ExcludedOutcome({ run, exclusion }: { readonly run: Run; readonly exclusion: Exclusion }) {
  const { texts } = useApp();
  return (
    <span className={classes.excluded} title={texts('notes:exclusion.mark', { reason: exclusion.reason })}>
      {run.outcome !== 'missed' && <s>{texts(`common:outcome.${run.outcome}`)}</s>}{' '}
      <bdi>{texts('notes:exclusion.short', { reason: exclusion.reason })}</bdi>
    </span>
  );
}
