import type { Comparability } from '../../../shared/figures/comparability';
import { kept } from '../../../shared/kept';
import { getMethod, type EndedRun } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import { digestFigures, type DigestFigures } from './digest-figures';

/** What tells the runs of several networks apart. */
export interface DigestNetworks {
  /** The network in which the line is measured on the most days; null while none is known. */
  readonly home: string | null;
  /** The figures of a run that are not comparable with those of its own network. */
  readonly compare: (run: EndedRun) => Comparability;
  /** What the user calls a network. */
  readonly nameNetwork: (network: string) => string;
}

/** The runs of one network, and their figures in the range of the digest. */
export interface NetworkRuns {
  readonly network: string;
  /** What the user calls it. */
  readonly name: string;
  readonly runs: readonly EndedRun[];
  readonly summary: DigestFigures;
}

/** More would make a message that nobody reads; the runs of the others are counted among those that are not compared. */
const MOST_NETWORKS = 5;

/**
 * The runs of each network with figures in a range of time: the one of most days first, then those with the most completed
 * runs. A run whose network is not known is of the first one. Empty where figures are of one network alone.
 */
export function splitByNetwork(
  runs: readonly EndedRun[],
  range: TimeRange,
  { home, compare, nameNetwork }: DigestNetworks,
): readonly NetworkRuns[] {
  if (home === null) return [];
  const byNetwork = new Map<string, EndedRun[]>();
  for (const run of runs) {
    const network = getMethod(run)?.network ?? home;
    kept(byNetwork, network, (): EndedRun[] => []).push(run);
  }
  const found = [...byNetwork]
    .map(([network, own]) => ({ network, runs: own, summary: digestFigures(own, range, compare) }))
    .filter(({ summary }) => summary.figures.length > 0);
  if (found.length < 2) return [];
  return found
    .toSorted(
      (one, other) =>
        Number(other.network === home) - Number(one.network === home) ||
        other.summary.tests - one.summary.tests ||
        (one.network < other.network ? -1 : 1),
    )
    .slice(0, MOST_NETWORKS)
    .map((part) => ({ ...part, name: nameNetwork(part.network) }));
}
