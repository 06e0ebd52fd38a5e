import type { ComingRun } from '../../../shared/schedule/coming-run';
import { repetitionInWords } from '../../../shared/schedule/repetition-words';
import { formatComing } from '../../../shared/texts/format-time';
import { scheduleName } from '../../../shared/schedule/schedule-words';
import { useApp } from '../../hooks/app-context';
import classes from './coming-runs.module.css';

interface ComingRunsProps {
  readonly coming: readonly ComingRun[];
  readonly now: number;
}

/** The next tests of several schedules and of a repetition, the soonest first, each with its schedule. */
export function ComingRuns({ coming, now }: ComingRunsProps) {
  const { style, settings, texts } = useApp();
  const wordSchedule = ({ schedule }: ComingRun) => {
    const known = settings.schedules.find(({ id }) => id === schedule?.id);
    return known === undefined ? (schedule?.name ?? '') : scheduleName(known, texts);
  };
  return (
    <ol className={classes.list}>
      {coming.map((run) => (
        <li key={`${run.schedule?.id ?? ''} ${run.repetition?.number ?? ''}`} className={classes.run}>
          <span className={classes.time}>{formatComing(run.dueAt, now, style)}</span>
          <span>{wordSchedule(run)}</span>
          {run.repetition !== undefined && (
            <span className={classes.waiting}>{repetitionInWords(run.repetition, texts)}</span>
          )}
          {run.isWaitingForLine && <span className={classes.waiting}>{texts('common:waitsForLine')}</span>}
        </li>
      ))}
    </ol>
  );
}
