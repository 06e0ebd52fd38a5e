import type { ComputerSituation, Conditions, Situation } from '../core/schedule/conditions';
import type { NetworkMarks } from '../core/network/known-network';
import type { Surroundings } from '../../shared/surroundings';
import { beginReading, READ_WITHIN_MS, type ReadingDeps } from './reading';
import { hashedMarks } from './privacy';

/** What the conditions of schedules are read with. Every reader may fail or never answer: then nothing is known. */
export interface SituationDeps extends ReadingDeps {
  /** Interface and subnet of the network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  /** The key of the network with these marks, which are hashes; null of one that is not known. */
  readonly findNetwork: (description: string, marks: NetworkMarks) => string | null;
  /** Secret of this installation, for hashes. */
  readonly key: string;
  /** Whether the computer runs on battery, for systems whose services do not tell; false where none does. */
  readonly isOnBattery: () => boolean;
  /** Whether another application is full screen; null where it cannot be told. */
  readonly isFullScreen: (signal: AbortSignal) => Promise<boolean | null>;
}

const UNKNOWN: ComputerSituation = {
  network: null,
  isMetered: null,
  isOnBattery: null,
  batteryRatio: null,
  isFullScreen: null,
};

/** Reads what the conditions ask for, and nothing else. Ends within `READ_WITHIN_MS`, and never rejects. */
export async function readSituation(conditions: Conditions, deps: SituationDeps): Promise<ComputerSituation> {
  const { skipOnBattery, minBatteryPercent, skipOnMetered, skipInFullScreen, networks } = conditions;
  const asksForNetwork = networks.length > 0;
  const asksForPower = skipOnBattery || minBatteryPercent !== null;
  const needsSources = asksForNetwork || asksForPower || skipOnMetered;
  const [found, isFullScreen] = await Promise.all([
    needsSources ? readSurroundings(deps) : null,
    skipInFullScreen ? readFullScreen(deps) : null,
  ]);
  if (found === null) return { ...UNKNOWN, isFullScreen };
  return {
    network: asksForNetwork ? findNetworkHere(found, deps) : null,
    isMetered: found.isMetered ?? null,
    isOnBattery: found.isOnBattery ?? (asksForPower ? attempt(deps.isOnBattery, deps) : null),
    batteryRatio: found.batteryRatio ?? null,
    isFullScreen,
  };
}

async function readSurroundings(deps: SituationDeps): Promise<Surroundings> {
  const reading = beginReading(deps);
  await reading.ended;
  return reading.finish();
}

/** Asked within a deadline: a program that hangs holds back no run. */
function readFullScreen({ isFullScreen, after, log }: SituationDeps): Promise<boolean | null> {
  const over = new AbortController();
  return new Promise((resolve) => {
    const cancelDeadline = after(READ_WITHIN_MS, () => {
      over.abort();
      resolve(null);
    });
    const ask = async () => isFullScreen(over.signal);
    const end = (answer: boolean | null) => {
      cancelDeadline();
      resolve(answer);
    };
    ask().then(end, (error: unknown) => {
      if (!over.signal.aborted) log('Whether an application is full screen could not be read', error);
      end(null);
    });
  });
}

function findNetworkHere(found: Surroundings, deps: SituationDeps): Situation['network'] {
  return attempt(() => {
    const description = deps.network();
    return { key: description === null ? null : deps.findNetwork(description, hashedMarks(found, deps.key)) };
  }, deps);
}

/** What cannot be read is not known. */
function attempt<Value>(read: () => Value, { log }: SituationDeps): Value | null {
  try {
    return read();
  } catch (error) {
    log('A condition of a schedule could not be read', error);
    return null;
  }
}
