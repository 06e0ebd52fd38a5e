import {
  formatDayAndMonth,
  formatMonth,
  formatTime,
  formatWeekdayAndDay,
  type TimeStyle,
} from '../../shared/texts/format-time';
import type { TickUnit } from './time-ticks';

/** The words under a tick: no more than tells it from its neighbours; midnight among hours is named by its day. */
export function tickLabel(at: number, unit: TickUnit, style: TimeStyle): string {
  switch (unit) {
    case 'hour': {
      const time = formatTime(at, style);
      return time === '00:00' ? formatWeekdayAndDay(at, style) : time;
    }
    case 'day':
      return formatWeekdayAndDay(at, style);
    case 'far-day':
      return formatDayAndMonth(at, style);
    case 'month':
      return formatMonth(at, style);
  }
}
