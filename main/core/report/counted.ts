import type { Direction, NotCounted } from '../../../shared/report/report';
import { getFigures, getMethod } from '../../../shared/run';
import { comparability, type Reference } from '../judging/comparability';
import { learnReference, measuredAt } from '../judging/reference';
import type { ReportRun, ReportSource } from './source';

/** A completed run, and the figures of it that do not count. */
export interface CountedRun extends ReportRun {
  readonly notCounted: Readonly<
    Partial<Record<Direction | 'latency' | 'jitter' | 'loaded-latency' | 'packet-loss', NotCounted>>
  >;
}

/**
 * The completed runs of a report with what does not count of each: what is not measured like most, says little of the line, or
 * was left out by the user.
 */
export function countRuns({ runs, plan }: Pick<ReportSource, 'runs' | 'plan'>): readonly CountedRun[] {
  const completed = runs.filter(({ run }) => run.outcome === 'completed');
  const learnt = learnReference(
    completed.map(({ run }) => measuredAt(run)),
    null,
    null,
  );
  return completed.map((one) => {
    const network = getMethod(one.run)?.network ?? null;
    // Held against the network itself, a run is never elsewhere; those of other contracts are found below.
    const reference: Reference = { ...learnt, network };
    const isElsewhere = plan.networks !== null && (network === null || !plan.networks.includes(network));
    if (one.excludedBecause !== null) return { ...one, notCounted: ofAll('excluded') };
    if (isElsewhere) return { ...one, notCounted: ofAll('other-network') };
    return { ...one, notCounted: comparability(one.run, reference) };
  });
}

function ofAll(cause: NotCounted): CountedRun['notCounted'] {
  return {
    download: cause,
    upload: cause,
    latency: cause,
    jitter: cause,
    'loaded-latency': cause,
    'packet-loss': cause,
  };
}

/** The throughput of a run in one direction, in bit/s; null where it was not measured. */
export function throughput({ run }: Pick<ReportRun, 'run'>, direction: Direction): number | null {
  return getFigures(run)?.[`${direction}BitsPerSecond`] ?? null;
}

/** Runs whose throughput in a direction counts, with it. */
export function countedThroughputs(
  runs: readonly CountedRun[],
  direction: Direction,
): readonly { readonly at: number; readonly value: number }[] {
  return runs.flatMap((one) => {
    const value = throughput(one, direction);
    return value === null || one.notCounted[direction] !== undefined
      ? []
      : [{ at: one.run.startedAt, value }];
  });
}
