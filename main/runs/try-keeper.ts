import type { Settings } from '../../shared/settings';
import type { ComingRun } from '../../shared/schedule/coming-run';
import { isPausedAt } from '../../shared/schedule/kinds';
import type { Clock } from '../core/ports';
import type { Pipeline } from '../core/run/pipeline';
import type { RunRequest } from '../core/run/run-request';
import { isTryDue, type TryChain } from '../core/tries/chain';
import type { LineGate } from './line-gate';

export interface TryKeeperDeps {
  readonly pipeline: Pick<Pipeline, 'run' | 'running' | 'settle' | 'settleWaiting'>;
  readonly tries: { read(): TryChain | null };
  /** Id of the newest run that was tried; null without any. */
  readonly lastTriedId: () => string | null;
  readonly settings: () => Pick<Settings, 'schedules' | 'retries'>;
  /** Lets a try wait while the line is busy, as the slots of its schedule do. */
  readonly line: Pick<LineGate, 'ask' | 'isWaiting'>;
  readonly clock: Clock;
}

/** Makes the tries that are recorded as pending, and has told what is not tried again. */
export class TryKeeper {
  readonly #deps: TryKeeperDeps;
  /** The newest run when it was last looked for what waits without a chain. */
  #lookedUpTo: string | null = null;

  constructor(deps: TryKeeperDeps) {
    this.#deps = deps;
  }

  /** When the next try is due; null where none is pending. */
  get dueAt(): number | null {
    return this.#deps.tries.read()?.dueAt ?? null;
  }

  /** The try that comes next; null where none does, or it measures. */
  coming(): ComingRun | null {
    const { tries, pipeline, line } = this.#deps;
    const chain = tries.read();
    if (chain === null || chain.dueAt === null || !this.#isWanted(chain)) return null;
    const { firstId, schedule, dueAt, purpose, number, of } = chain;
    const { retryOf } = pipeline.running ?? {};
    if (retryOf?.runId === firstId && retryOf.number === number) return null;
    return {
      schedule,
      dueAt,
      isWaitingForLine: line.isWaiting(schedule?.id ?? '', dueAt),
      repetition: { purpose, number, of },
    };
  }

  /**
   * Asks for the try that is due. While a run measures or ends, which may be the try itself, all stays as it is.
   *
   * @param mayStart whether the network is up
   */
  async look(mayStart: () => Promise<boolean>): Promise<void> {
    const { pipeline, tries, line, clock } = this.#deps;
    const chain = tries.read();
    if (pipeline.running !== null) return;
    if (chain === null) return this.#settleWaiting();
    if (chain.dueAt === null || !this.#isWanted(chain)) return pipeline.settle(chain.lastId);
    if (!isTryDue(chain, clock.now()) || !(await mayStart())) return;
    // A run that was asked for meanwhile may have ended the chain.
    if (tries.read()?.dueAt !== chain.dueAt) return;
    const answer = await line.ask({
      scheduleId: chain.schedule?.id ?? '',
      slotAt: chain.dueAt,
      nextDueAt: null,
    });
    if (answer.kind === 'wait' || tries.read()?.dueAt !== chain.dueAt) return;
    const { lineWait } = answer;
    pipeline.run({ ...toRequest(chain), ...(lineWait !== undefined && { lineWait }) });
  }

  /**
   * Where no chain is stored nothing is to come: what waits all the same, since its chain cannot be read or was lost, is told
   * now. Once at start, and once for each run.
   */
  #settleWaiting(): void {
    const { pipeline, lastTriedId } = this.#deps;
    const newest = lastTriedId();
    if (newest === null || newest === this.#lookedUpTo) return;
    this.#lookedUpTo = newest;
    pipeline.settleWaiting(newest);
  }

  /** Nothing is tried again for a schedule that makes no runs any more, and no failure once that is switched off. */
  #isWanted({ schedule, purpose, trigger }: TryChain): boolean {
    const { schedules, retries } = this.#deps.settings();
    if (purpose === 'retry' && trigger === undefined && !retries.isEnabled) return false;
    if (schedule === null) return true;
    const known = schedules.find(({ id }) => id === schedule.id);
    return known !== undefined && known.isEnabled && !isPausedAt(known.pausedUntil, this.#deps.clock.now());
  }
}

/**
 * First another server of the same service, then the next service, where the settings leave the choice. A breach is
 * confirmed by the same service.
 */
function toRequest(chain: TryChain): RunRequest {
  const { purpose, trigger, firstId, number, failures, provider, serverUrl, schedule } = chain;
  return {
    trigger: trigger ?? purpose,
    slotAt: null,
    ...(schedule !== null && { schedule }),
    retryOf: { runId: firstId, number },
    elsewhere: {
      avoidServerUrl: serverUrl,
      startWith: { provider, shift: Math.max(failures - 1, 0) },
    },
  };
}
