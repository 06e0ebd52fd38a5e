import type { ComingRun } from '../../../shared/schedule/coming-run';
import { formatComing } from '../../../shared/texts/format-time';
import { scheduleName } from '../../../shared/schedule/schedule-words';
import { useApp } from '../../hooks/app-context';
import classes from './coming-runs.module.css';

interface ComingRunsProps {
  readonly coming: readonly ComingRun[];
  readonly now: number;
}

/** The next tests of several schedules, the soonest first, each with its schedule. */
export function ComingRuns({ coming, now }: ComingRunsProps) {
  const { style, settings, texts } = useApp();
  return (
    <ol className={classes.list}>
      {coming.map(({ schedule, dueAt, isWaitingForLine }) => {
        const known = settings.schedules.find(({ id }) => id === schedule.id);
        return (
          <li key={schedule.id} className={classes.run}>
            <span className={classes.time}>{formatComing(dueAt, now, style)}</span>
            <span>{known === undefined ? schedule.name : scheduleName(known, texts)}</span>
            {isWaitingForLine && <span className={classes.waiting}>{texts('common:waitsForLine')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
