import { useState } from 'react';
import { bridge } from '../../bridge';
import { formatShortDateTime, formatTime } from '../../../shared/format-time';
import type { SchedulePreview } from '../../../shared/ipc';
import type { ScheduleSettings } from '../../../shared/settings';
import { useApp } from '../../hooks/app-context';
import { useLater } from '../../hooks/use-later';
import classes from './next-times.module.css';

const REST_MS = 150;

/** The next five times of a schedule as it is typed, in the user's zone. */
export function NextTimes({ schedule }: { readonly schedule: ScheduleSettings }) {
  const { texts, style } = useApp();
  const [preview, setPreview] = useState<SchedulePreview | null>(null);
  useLater(JSON.stringify(schedule), REST_MS, () => {
    void bridge.schedulePreview(schedule).then(setPreview);
  });
  if (schedule.isPaused) return <>{texts('settings:schedule.isPaused')}</>;
  if (preview === null) return <>{texts('settings:schedule.next')}</>;
  if (preview.kind === 'invalid') {
    return <span className={classes.invalid}>{texts('settings:schedule.unreadable')}</span>;
  }
  const [first] = preview.nextAt;
  if (first === undefined) return <>{texts('settings:schedule.never')}</>;
  const day = (at: number) => formatShortDateTime(at, style).replace(formatTime(at, style), '').trim();
  const words = preview.nextAt.map((at, index) => {
    const before = preview.nextAt[index - 1];
    return before !== undefined && day(before) === day(at)
      ? formatTime(at, style)
      : formatShortDateTime(at, style);
  });
  return (
    <span aria-live="polite">
      {texts('settings:schedule.nextTimes', {
        times: words.join(texts('common:list.separator')),
        zone: style.timeZone,
      })}
    </span>
  );
}
