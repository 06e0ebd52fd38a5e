import { formatComing, formatDate, formatTime, type TimeStyle } from '../../../../shared/texts/format-time';

/** Coming times in their order; of those on the same day, the first alone names it. */
export function timesInWords(times: readonly number[], now: number, style: TimeStyle): readonly string[] {
  return times.map((at, index) => {
    const before = times[index - 1];
    const isSameDay = before !== undefined && formatDate(before, style) === formatDate(at, style);
    return isSameDay ? formatTime(at, style) : formatComing(at, now, style);
  });
}
