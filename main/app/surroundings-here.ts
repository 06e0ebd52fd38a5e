import { cpus } from 'node:os';
import { followWake } from '../shell/wake-time';
import { processorTimes } from '../surroundings/processor';
import { sourcesOf } from '../surroundings/sources';
import { systemClock } from './system';

/** What tells where this computer is. */
export function surroundingsHere() {
  return {
    sources: sourcesOf(process.platform),
    processors: () => processorTimes(cpus()),
    msSinceWake: followWake(() => systemClock.monotonicMs()),
    engineVersion: `Electron ${process.versions.electron}`,
  };
}
