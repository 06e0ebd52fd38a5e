import type { Ceiling, CeilingAnswer } from '../../shared/ipc';
import { getFigures, type EndedRun } from '../../shared/run';
import type { Pipeline } from '../core/run/pipeline';

/** Minimum throughput for which the ceiling matters, in bit/s; slower lines are far below it. */
const FAST_BITS_PER_SECOND = 300_000_000;

export interface CeilingKeeperDeps {
  readonly pipeline: Pick<Pipeline, 'hold'>;
  /** Measures over the loopback interface; takes a few seconds. */
  readonly measure: () => Promise<Exclude<CeilingAnswer, { kind: 'busy' }>>;
  readonly read: () => Ceiling | null;
  readonly write: (ceiling: Ceiling) => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Measures and stores the maximum that this computer can measure. Never measures during a run. */
export class CeilingKeeper {
  readonly #deps: CeilingKeeperDeps;

  #wasTried = false;

  constructor(deps: CeilingKeeperDeps) {
    this.#deps = deps;
  }

  /** Null until it was measured. */
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

  /**
   * Measures the ceiling after a run on a fast line if it is unknown; attempted once per start of the application.
   */
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
