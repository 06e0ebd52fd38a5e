import { ComingRuns } from '../../../components/run/coming-runs';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import classes from './schedules.module.css';

/** The next tests of all schedules as they are saved, in their order; nothing where there is one schedule. */
export function ComingList() {
  const { texts, state } = useApp();
  const now = useNow();
  if (state.coming.length < 2) return null;
  return (
    <div className={classes.coming}>
      <p className={classes.label}>{texts('settings:schedule.coming')}</p>
      <ComingRuns coming={state.coming} now={now} />
    </div>
  );
}
