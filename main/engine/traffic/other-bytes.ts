import type { MeasuredSurroundings, TrafficPhase } from '../../../shared/surroundings';

/** Traffic of other programs in each phase; null if unknown. */
export function otherTrafficIn(phases: Readonly<Record<TrafficPhase, number | null>>): MeasuredSurroundings {
  const known = Object.entries(phases).filter(([, bytes]) => bytes !== null);
  return known.length === 0 ? {} : { otherTrafficBytes: Object.fromEntries(known) };
}
