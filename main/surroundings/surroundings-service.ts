import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { Surroundings } from '../../shared/surroundings';
import type { SurroundingsReader, SurroundingsReading } from '../core/ports';
import type { NetworkMarks } from '../core/network/known-network';
import { present } from './present';
import { hashed, hashedMarks, withPrivacy } from './privacy';
import { processorLoad, type ProcessorTimes } from './processor';
import { beginReading } from './reading';
import type { Source } from './source';

/** Learns networks. Their marks come as hashes. */
export interface NetworkMemory {
  /** The key that the network of this description had when it was seen last. */
  currentKey(description: string): string | null;
  see(network: NetworkMarks & { readonly description: string; readonly label: string | null }): string;
}

/** What the surroundings are read with. */
export interface SurroundingsDeps {
  readonly sources: readonly Source[];
  readonly processors: () => ProcessorTimes | null;
  /** Since the computer last woke; null where it has not slept since the start of the application. */
  readonly msSinceWake: () => number | null;
  readonly applicationVersion: string;
  readonly engineVersion: string;
  readonly settings: () => Pick<Settings, 'privacy'>;
  /** Interface and subnet of the network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  /** The networks that the computer has been in; gives the key of the one that is seen. */
  readonly networks: NetworkMemory;
  /** Secret of this installation, for hashes. */
  readonly key: string;
  readonly after: (milliseconds: number, action: () => void) => () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** A run that was tried. */
type TriedRun = Extract<EndedRun, { readonly method: unknown }>;

/** Reads where runs are measured, and adds it to them. What fails is absent, and harms no run. */
export class SurroundingsService implements SurroundingsReader {
  readonly #deps: SurroundingsDeps;

  constructor(deps: SurroundingsDeps) {
    this.#deps = deps;
  }

  begin(): SurroundingsReading {
    const { processors, msSinceWake, applicationVersion, engineVersion } = this.#deps;
    const reading = beginReading(this.#deps);
    const before = processors();
    const sinceWakeMs = msSinceWake();
    const description = this.#deps.network();
    return {
      complete: (run, measured) => {
        if (!('method' in run)) return run;
        const found: Surroundings = {
          ...reading.finish(),
          ...present({
            processorLoadRatio: processorLoad(before, processors()),
            secondsSinceWake: sinceWakeMs === null ? null : Math.round(sinceWakeMs / 1_000),
          }),
          ...measured,
          applicationVersion,
          engineVersion,
        };
        return this.#protected({ ...this.#inNetwork(run, description, found), surroundings: found });
      },
    };
  }

  /** The run with the key of the network that it was made in. */
  #inNetwork<Tried extends TriedRun>(run: Tried, description: string | null, found: Surroundings): Tried {
    const { networks, settings, key, log } = this.#deps;
    if (run.method === null || description === null) return run;
    try {
      // A recording was made in the network that it names.
      if (![description, networks.currentKey(description)].includes(run.method.network ?? '')) return run;
      const seen = {
        description,
        label: withPrivacy(found, settings().privacy, key).ssid ?? null,
        ...hashedMarks(found, key),
      };
      return { ...run, method: { ...run.method, network: networks.see(seen) } };
    } catch (error) {
      log('The network of a run could not be recognised; it has the name of its addresses', error);
      return run;
    }
  }

  /** The address that was measured from stands with the connection, and goes by the same choice. */
  #protected(run: TriedRun): EndedRun {
    const { settings, key } = this.#deps;
    const { privacy } = settings();
    const surroundings = withPrivacy(run.surroundings ?? {}, privacy, key);
    const connection = run.method?.connection ?? null;
    if (run.method === null || connection === null || connection.localAddress === null) {
      return { ...run, surroundings };
    }
    const localAddress = {
      recorded: connection.localAddress,
      hashed: hashed(connection.localAddress, key),
      'left-out': null,
    }[privacy.addresses];
    return { ...run, method: { ...run.method, connection: { ...connection, localAddress } }, surroundings };
  }
}
