import { HOURS, HOURS_A_DAY, WEEKDAYS } from '../../../../shared/history/local-times';
import type { HourCell } from '../../../../shared/history/patterns';

/** Cells with fewer tests are drawn as such: three values are the least that have a middle. Our choice. */
export const LEAST_OF_CELL = 3;
/** Colours of the scale, from the lowest value to the highest. */
export const HEAT_LEVELS = 7;

/** Between which medians the colours of a map lie: those of cells with enough tests, or of all where none has. */
export interface HeatScale {
  readonly lowest: number;
  readonly highest: number;
}

/** The scale of cells; null without any. */
export function getHeatScale(cells: readonly HourCell[]): HeatScale | null {
  const full = cells.filter(({ tests }) => tests >= LEAST_OF_CELL);
  const medians = (full.length > 0 ? full : cells).map(({ median }) => median).sort((a, b) => a - b);
  const [lowest, highest] = [medians[0], medians.at(-1)];
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

/** The colour of a value, from 0; the middle one where all values are equal. */
export function getHeatLevel(value: number, { lowest, highest }: HeatScale): number {
  if (highest <= lowest) return (HEAT_LEVELS - 1) / 2;
  const share = (value - lowest) / (highest - lowest);
  return Math.min(HEAT_LEVELS - 1, Math.max(0, Math.floor(share * HEAT_LEVELS)));
}

/** The place of an hour among all of the week, from 0 on Monday at midnight. */
export function getPlace({ weekday, hour }: Pick<HourCell, 'weekday' | 'hour'>): number {
  return WEEKDAYS.indexOf(weekday) * HOURS_A_DAY + HOURS.indexOf(hour);
}

/** The place that a key leads to; null for keys that lead nowhere. Without a place every key leads to the first. */
export function getPlaceAfter(key: string, place: number | null): number | null {
  const steps: Readonly<Record<string, readonly [days: number, hours: number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -HOURS_A_DAY],
    End: [0, HOURS_A_DAY],
    PageUp: [-WEEKDAYS.length, 0],
    PageDown: [WEEKDAYS.length, 0],
  };
  const step = steps[key];
  if (step === undefined) return null;
  if (place === null) return 0;
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const day = within(Math.floor(place / HOURS_A_DAY) + step[0], WEEKDAYS.length);
  return day * HOURS_A_DAY + within((place % HOURS_A_DAY) + step[1], HOURS_A_DAY);
}
