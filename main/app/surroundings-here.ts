import { cpus } from 'node:os';
import type { InterfaceReading } from '../core/schedule/line-traffic';
import { readCounters } from '../engine/traffic/interface-counters';
import { wayOutInterface } from '../shell/network';
import { followWakeHere } from '../shell/surroundings';
import { processorTimes } from '../surroundings/processor';
import { getSources } from '../surroundings/sources';
import { systemClock } from './system';

/** The sources of a run’s surroundings on this computer. */
export function surroundingsHere() {
  return {
    sources: getSources(process.platform),
    processors: () => processorTimes(cpus()),
    msSinceWake: followWakeHere(() => systemClock.monotonicMs()),
    engineVersion: `Electron ${process.versions.electron}`,
  };
}

/** The counters of the interface that leads out; null where they are not told, or nothing leads out. */
export function readTraffic(): InterfaceReading | null {
  const interfaceName = wayOutInterface();
  const counters = interfaceName === null ? undefined : readCounters()?.interfaces.get(interfaceName);
  return interfaceName === null || counters === undefined ? null : { interfaceName, ...counters };
}
