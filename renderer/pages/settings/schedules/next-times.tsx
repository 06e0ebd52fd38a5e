import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { bridge } from '../../../bridge';
import type { SchedulePreview } from '../../../../shared/schedule/schedule-preview';
import type { ScheduleSettings } from '../../../../shared/schedule/schedule';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import { isTypedPause, toPreview, type TypedSchedule } from './schedules-form';
import { timesInWords } from './times-in-words';
import classes from './next-times.module.css';

const REST_MS = 150;

/** The next five times of a schedule as it is typed, in the zone of the computer. */
export function NextTimes({ schedule }: { readonly schedule: TypedSchedule }) {
  const { texts, style } = useApp();
  const now = useNow();
  const [preview, setPreview] = useState<SchedulePreview | null>(null);
  const [rested] = useDebouncedValue(JSON.stringify(toPreview(schedule)), REST_MS);
  useEffect(() => {
    let isWanted = true;
    void bridge
      .schedulePreview(JSON.parse(rested) as ScheduleSettings)
      .then((answer) => isWanted && setPreview(answer));
    return () => {
      isWanted = false;
    };
  }, [rested]);
  if (isTypedPause(schedule, now)) return <>{texts('settings:schedule.isPaused')}</>;
  if (preview === null) return <>{texts('settings:schedule.next')}</>;
  if (preview.kind === 'invalid') {
    return <span className={classes.invalid}>{texts(`settings:fault.${preview.problem}`)}</span>;
  }
  const [first] = preview.nextAt;
  if (first === undefined) return <>{texts('settings:schedule.never')}</>;
  const words = timesInWords(preview.nextAt, now, style);
  return (
    <span aria-live="polite">
      {texts('settings:schedule.nextTimes', {
        times: words.join(texts('common:list.separator')),
        zone: style.timeZone,
      })}
    </span>
  );
}
