import type { MeasuredSurroundings, TrafficPhase } from '../../../shared/surroundings';

/** What other programs moved in each phase, as far as it is known; null where it could not be seen. */
export function otherTrafficIn(phases: Readonly<Record<TrafficPhase, number | null>>): MeasuredSurroundings {
  const known = Object.entries(phases).filter(([, bytes]) => bytes !== null);
  return known.length === 0 ? {} : { otherTrafficBytes: Object.fromEntries(known) };
}
