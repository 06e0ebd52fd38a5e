import { isDirectionAtCeiling } from '../../../shared/figures/ceiling';
import type { Comparability, IncomparableCause } from '../../../shared/figures/comparability';
import { isLoadUnsettled } from '../../../shared/figures/full-line';
import type { Ceiling } from '../../../shared/ipc';
import { PROVIDER_FACTS, type FigureKind } from '../../../shared/providers';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { getFigures, getMethod, type Run } from '../../../shared/run';
import type { Doubt } from '../../../shared/figures/doubt';

/** What a run is compared with: others that were measured in the same way on the same line. */
export interface Reference {
  /** Null while no network is known: then none is another one. */
  readonly network: string | null;
  /** The network in which the line is measured on the most days; null while none is known. */
  readonly home: string | null;
  /** Null while no service has measured. */
  readonly figureKind: FigureKind | null;
  /** What this computer can measure at most; null while unknown. */
  readonly ceiling: Ceiling | null;
}

/** Compares with everything. */
export const NO_REFERENCE: Reference = { network: null, home: null, figureKind: null, ceiling: null };

/** Figures that need a line under full load. */
const LOADED: readonly JudgedFigure[] = ['loaded-latency', 'grade', 'rpm'];
const ALL: readonly JudgedFigure[] = ['download', 'upload', 'latency', 'jitter', 'packet-loss', ...LOADED];
/** The figures that each phase of a measurement gives, or has a part in. */
const FIGURES_OF: Readonly<Record<Doubt['phase'], readonly JudgedFigure[]>> = {
  latency: ['latency', 'jitter', 'grade'],
  download: ['download', ...LOADED],
  upload: ['upload', ...LOADED],
};

/**
 * The figures of a run that are not compared, with the first cause of each. What is not known of a run (its network,
 * its method) is held against nothing: runs of early versions have none.
 */
export function comparability(run: Run, reference: Reference): Comparability {
  const found: Partial<Record<JudgedFigure, IncomparableCause>> = {};
  for (const [cause, figures] of findings(run, reference)) {
    for (const figure of figures) found[figure] ??= cause;
  }
  return found;
}

type Finding = readonly [cause: IncomparableCause, figures: readonly JudgedFigure[]];

/** What speaks against comparing, the most important first. */
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

/** Causes that make a figure look worse than the line is, never better: a limit that is kept in spite of them is kept. */
const ONLY_WORSE: readonly IncomparableCause[] = [
  'other-service',
  'other-traffic',
  'standstill',
  'at-ceiling',
];
/** Causes that make it look better, never worse: a limit that is passed in spite of them is passed. */
const ONLY_BETTER: readonly IncomparableCause[] = ['line-not-full'];

/** Whether a figure says of the line that it keeps or passes its limit, although it is not compared for this cause. */
export function isProof(cause: IncomparableCause, isBreach: boolean): boolean {
  return (isBreach ? ONLY_BETTER : ONLY_WORSE).includes(cause);
}
