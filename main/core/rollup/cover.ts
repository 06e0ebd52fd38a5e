import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { TimeRange } from '../../../shared/time-range';

/** From where a stretch of time is read: roll-ups of days or of hours, or the runs themselves. */
export interface CoverPiece extends TimeRange {
  readonly level: 'day' | 'hour' | 'run';
}

/** Which roll-ups hold. */
export interface RolledUp {
  /** Hours that begin before are not rolled up yet. */
  readonly from: number;
  /** Begins of later hours whose runs have changed since they were rolled up; rising. */
  readonly staleHours: readonly number[];
}

/**
 * Divides a range into pieces, each of which is read from the coarsest source that holds for it. The pieces follow
 * each other without a gap; neighbours of one level are one piece.
 */
export function coverRange(
  { from, to }: TimeRange,
  coarsest: 'day' | 'hour',
  { from: rolledFrom, staleHours }: RolledUp,
): readonly CoverPiece[] {
  const pieces: CoverPiece[] = [];
  const add = (level: CoverPiece['level'], until: number) => {
    const last = pieces.at(-1);
    const begin = last?.to ?? from;
    if (until <= begin) return;
    if (last?.level === level) pieces[pieces.length - 1] = { ...last, to: until };
    else pieces.push({ level, from: begin, to: until });
  };
  /** A stretch in which every whole hour holds. */
  const addRolled = (begin: number, end: number) => {
    const firstHour = ceilTo(begin, HOUR_MS);
    const lastHour = floorTo(end, HOUR_MS);
    if (firstHour >= lastHour) return add('run', end);
    add('run', firstHour);
    const firstDay = ceilTo(firstHour, DAY_MS);
    const lastDay = floorTo(lastHour, DAY_MS);
    if (coarsest === 'day' && firstDay < lastDay) {
      add('hour', firstDay);
      add('day', lastDay);
    }
    add('hour', lastHour);
    add('run', end);
  };
  let place = Math.min(to, Math.max(from, rolledFrom));
  add('run', place);
  for (const hour of staleHours) {
    if (hour + HOUR_MS <= place || hour >= to) continue;
    const begin = Math.max(place, hour);
    if (place < begin) addRolled(place, begin);
    place = Math.min(to, hour + HOUR_MS);
    add('run', place);
  }
  if (place < to) addRolled(place, to);
  return pieces;
}

/** The begin of the hour or day (of UTC) in which a moment lies. */
export function floorTo(at: number, length: number): number {
  return Math.floor(at / length) * length;
}

function ceilTo(at: number, length: number): number {
  return Math.ceil(at / length) * length;
}
