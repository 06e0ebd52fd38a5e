import { isDirectionAtCeiling } from '../../../shared/figures/ceiling';
import type { Comparability, IncomparableCause } from '../../../shared/figures/comparability';
import { isLoadUnsettled } from '../../../shared/figures/full-line';
import type { Ceiling } from '../../../shared/ipc';
import { PROVIDER_FACTS, type FigureKind } from '../../../shared/providers';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { getFigures, getMethod, type Run } from '../../../shared/run';
import type { Doubt } from '../../../shared/figures/doubt';

/** The reference for comparisons: runs that were measured in the same way on the same line. */
export interface Reference {
  /** Null while no network is known, in which case every run counts as being in it. */
  readonly network: string | null;
  /** The network with runs on the most days; null while none is known. */
  readonly home: string | null;
  /** The usual kind of figure; null before the first run. */
  readonly figureKind: FigureKind | null;
  /** Maximum throughput that this computer can measure; null while unknown. */
  readonly ceiling: Ceiling | null;
}

/** A reference with which every run is comparable. */
export const NO_REFERENCE: Reference = { network: null, home: null, figureKind: null, ceiling: null };

/** Figures that are valid only under full load. */
const LOADED: readonly JudgedFigure[] = ['loaded-latency', 'grade', 'rpm'];
const ALL: readonly JudgedFigure[] = ['download', 'upload', 'latency', 'jitter', 'packet-loss', ...LOADED];
/** The figures to which each phase of a measurement contributes. */
const FIGURES_OF: Readonly<Record<Doubt['phase'], readonly JudgedFigure[]>> = {
  latency: ['latency', 'jitter', 'grade'],
  download: ['download', ...LOADED],
  upload: ['upload', ...LOADED],
};

/**
 * The incomparable figures of a run, with the most important cause of each. An unknown network or method, as in runs of
 * early versions, is no cause.
 */
export function comparability(run: Run, reference: Reference): Comparability {
  const found: Partial<Record<JudgedFigure, IncomparableCause>> = {};
  for (const [cause, figures] of findings(run, reference)) {
    for (const figure of figures) found[figure] ??= cause;
  }
  return found;
}

type Finding = readonly [cause: IncomparableCause, figures: readonly JudgedFigure[]];

/** The causes against a comparison, the most important first. */
function findings(run: Run, { network, figureKind, ceiling }: Reference): readonly Finding[] {
  const method = getMethod(run);
  const figures = getFigures(run);
  const isElsewhere =
    method !== null && method.network !== null && network !== null && method.network !== network;
  const isOtherKind = figureKind !== null && PROVIDER_FACTS[run.provider].figureKind !== figureKind;
  const throughputs: readonly JudgedFigure[] = ['download', 'upload'];
  const doubts = method?.doubts ?? [];
  const doubted = (reason: Doubt['reason']) =>
    doubts.filter((doubt) => doubt.reason === reason).flatMap(({ phase }) => FIGURES_OF[phase]);
  return [
    ['other-network', isElsewhere ? ALL : []],
    ['light-mode', method?.mode === 'light' ? [...throughputs, ...LOADED, 'packet-loss'] : []],
    ['other-service', isOtherKind ? [...throughputs, ...LOADED] : []],
    ['other-traffic', doubted('other-traffic')],
    ['standstill', doubted('standstill')],
    [
      'low-confidence',
      (['download', 'upload'] as const).filter((direction) => method?.[direction]?.confidence === 'low'),
    ],
    [
      'at-ceiling',
      (['download', 'upload'] as const).filter(
        (direction) => figures !== null && isDirectionAtCeiling(figures, direction, ceiling),
      ),
    ],
    ['line-not-full', isLoadUnsettled(run) ? ['loaded-latency', 'grade'] : []],
  ];
}

/** Causes that only make a figure worse than the line is: a figure within its limit is valid in spite of them. */
const ONLY_WORSE: readonly IncomparableCause[] = [
  'other-service',
  'other-traffic',
  'standstill',
  'at-ceiling',
];
/** Causes that only make a figure better than the line is: a breach is valid in spite of them. */
const ONLY_BETTER: readonly IncomparableCause[] = ['line-not-full'];

/** Whether a breach, or its absence, is valid although the figure is incomparable for this cause. */
export function isProof(cause: IncomparableCause, isBreach: boolean): boolean {
  return (isBreach ? ONLY_BETTER : ONLY_WORSE).includes(cause);
}
