import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { Surroundings } from '../../shared/surroundings';
import type { SurroundingsReader, SurroundingsReading } from '../core/ports';
import { present } from './present';
import { hashed, withPrivacy } from './privacy';
import { processorLoad, type ProcessorTimes } from './processor';
import { beginReading } from './reading';
import type { Source } from './source';

/** What the surroundings are read with. */
export interface SurroundingsDeps {
  readonly sources: readonly Source[];
  readonly processors: () => ProcessorTimes | null;
  /** Since the computer last woke; null where it has not slept since the start of the application. */
  readonly msSinceWake: () => number | null;
  readonly applicationVersion: string;
  readonly engineVersion: string;
  readonly settings: () => Pick<Settings, 'privacy'>;
  /** Secret of this installation, for hashes. */
  readonly key: string;
  readonly after: (milliseconds: number, action: () => void) => () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

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
        return this.#protected({ ...run, surroundings: found });
      },
    };
  }

  /** The address that was measured from stands with the connection, and goes by the same choice. */
  #protected(run: Extract<EndedRun, { surroundings?: Surroundings }>): EndedRun {
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
