import type { Run } from './run';
import type { Surroundings } from './surroundings';

/** Where a run was measured; empty where nothing is known. */
export function getSurroundings(run: Run): Surroundings {
  return ('surroundings' in run ? run.surroundings : undefined) ?? {};
}
