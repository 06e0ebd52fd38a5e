import type { Ceiling, CeilingAnswer } from '../../shared/ipc';
import { getFigures, type EndedRun } from '../../shared/run';
import type { Pipeline } from '../core/run/pipeline';

/** Slower lines are far from what any computer can measure. */
const FAST_BITS_PER_SECOND = 300_000_000;

export interface CeilingKeeperDeps {
  readonly pipeline: Pick<Pipeline, 'hold'>;
  /** Measures over this computer's own loopback; a few seconds. */
  readonly measure: () => Promise<Exclude<CeilingAnswer, { kind: 'busy' }>>;
  readonly read: () => Ceiling | null;
  readonly write: (ceiling: Ceiling) => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Knows what this computer can measure at most, and finds it out when it matters. Never while a run measures. */
export class CeilingKeeper {
  readonly #deps: CeilingKeeperDeps;

  #wasTried = false;

  constructor(deps: CeilingKeeperDeps) {
    this.#deps = deps;
  }

  /** Null until it was found out. */
  get current(): Ceiling | null {
    return this.#deps.read();
  }

  async measure(): Promise<CeilingAnswer> {
    const answer = await this.#deps.pipeline.hold(() => this.#deps.measure());
    if (answer === null) return { kind: 'busy' };
    if (answer.kind === 'measured') {
      this.#deps.write(answer.ceiling);
      this.#deps.onChanged();
    }
    return answer;
  }

  /** Finds it out once after a run on a fast line, where it is not known; tried once for each start of the application. */
  async afterRun(run: EndedRun): Promise<void> {
    const figures = getFigures(run);
    const fastest = Math.max(figures?.downloadBitsPerSecond ?? 0, figures?.uploadBitsPerSecond ?? 0);
    if (fastest < FAST_BITS_PER_SECOND || this.#wasTried || this.current !== null) return;
    this.#wasTried = true;
    try {
      const answer = await this.measure();
      if (answer.kind === 'busy') this.#wasTried = false;
      if (answer.kind === 'failed') this.#deps.log(`The ceiling could not be measured: ${answer.detail}`);
    } catch (error) {
      this.#deps.log('The ceiling could not be measured', error);
    }
  }
}
