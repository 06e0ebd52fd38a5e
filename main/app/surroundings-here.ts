import { cpus } from 'node:os';
import { followWake } from '../shell/wake-time';
import { processorTimes } from '../surroundings/processor';
import { getSources } from '../surroundings/sources';
import { systemClock } from './system';

/** The sources of a run’s surroundings on this computer. */
export function surroundingsHere() {
  return {
    sources: getSources(process.platform),
    processors: () => processorTimes(cpus()),
    msSinceWake: followWake(() => systemClock.monotonicMs()),
    engineVersion: `Electron ${process.versions.electron}`,
  };
}
