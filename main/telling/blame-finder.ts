import type { EvaluationSummary } from '../../shared/figures/evaluation';
import type { Blame } from '../../shared/history/blame';
import { MINUTE_MS } from '../../shared/durations';
import { getMethod, type EndedRun, type Run } from '../../shared/run';
import { getSurroundings } from '../../shared/run-surroundings';
import { blameRun } from '../core/blame/blame-run';
import type { LinkEvidence } from '../core/blame/evidence';
import { NEARBY_MS } from '../core/blame/nearby';
import type { RunStore } from '../core/ports';
import type { LineStore } from '../storage/line/line-store';

export interface BlameFinderDeps {
  readonly runs: Pick<RunStore, 'endedBetween'>;
  readonly line: Pick<LineStore, 'eventsIn' | 'stretchesIn'>;
  readonly summarise: (runs: readonly Run[]) => readonly EvaluationSummary[];
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Gathers what is recorded around a run, and says where it points. */
export class BlameFinder {
  readonly #deps: BlameFinderDeps;

  constructor(deps: BlameFinderDeps) {
    this.#deps = deps;
  }

  /**
   * By what is recorded until now: of a run that has just ended the minute is not summed up yet, and an outage that has
   * just begun is not sure. Null for runs that say nothing against the line, and where nothing can be read.
   */
  find(run: Run): Blame | null {
    if (run.outcome === 'running') return null;
    try {
      return this.#find(run);
    } catch (error) {
      this.#deps.log('Where a test points could not be found; it goes without', error);
      return null;
    }
  }

  #find(run: EndedRun): Blame | null {
    const { runs, line, summarise } = this.#deps;
    const [{ state } = { state: 'measured' as const }] = summarise([run]);
    // Nothing is read for the many runs that say nothing against the line.
    if (state !== 'failed' && state !== 'slow') return null;
    const network = getNetwork(run);
    const others = runs
      .endedBetween(run.startedAt - NEARBY_MS, run.startedAt + NEARBY_MS)
      .filter((other) => other.id !== run.id && isSameNetwork(network, getNetwork(other)));
    const states = summarise(others);
    return blameRun({
      run,
      state,
      events: line
        .eventsIn({ from: run.startedAt, to: run.finishedAt + 1 })
        .filter((event) => isSameNetwork(network, event.network ?? null)),
      minutes: line
        .stretchesIn({ from: run.startedAt - MINUTE_MS, to: run.finishedAt + 1 })
        .filter(
          (minute) =>
            minute.at + minute.lengthMs > run.startedAt &&
            minute.lengthMs === MINUTE_MS &&
            isSameNetwork(network, minute.network ?? null),
        ),
      nearby: others.flatMap((other, index) => {
        const found = states[index];
        return found === undefined ? [] : [{ run: other, state: found.state }];
      }),
      link: getLink(run),
    });
  }
}

function getLink(run: EndedRun): LinkEvidence {
  const { linkKind, signalDbm, linkBitsPerSecond } = getSurroundings(run);
  return {
    ...(linkKind !== undefined && { isWifi: linkKind === 'wifi' }),
    ...(signalDbm !== undefined && { signalDbm }),
    ...(linkBitsPerSecond !== undefined && { linkBitsPerSecond }),
  };
}

function getNetwork(run: EndedRun): string | null {
  return getMethod(run)?.network ?? null;
}

/** A failed run often does not know its network. */
function isSameNetwork(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
