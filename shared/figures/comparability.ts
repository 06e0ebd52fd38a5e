import type { JudgedFigure } from '../rules/rules';

/** Why a figure of a run is not compared with others, with the plan or with a limit. Persisted; the words are in locales/. */
export const INCOMPARABLE_CAUSES = [
  /** The run was made in another network than the others. */
  'other-network',
  /** A light run moves too little for a figure of the line. */
  'light-mode',
  /** Its service gives another kind of figure than the one that usually measures. */
  'other-service',
  /** The throughput scattered too much. */
  'low-confidence',
  /** Other programs of this computer used the line meanwhile. */
  'other-traffic',
  /** The computer stood still for a moment. */
  'standstill',
  /** The computer, not the line, may have set the figure. */
  'at-ceiling',
  /** The latency under load was still growing when the test ended. */
  'line-not-full',
] as const;
export type IncomparableCause = (typeof INCOMPARABLE_CAUSES)[number];

/** Causes for which a figure says less of the line, and still something: a rule may be told to judge it all the same. */
export const DOUBTFUL_CAUSES: readonly IncomparableCause[] = [
  'light-mode',
  'low-confidence',
  'other-traffic',
  'standstill',
  'at-ceiling',
];

/** The figures of a run that are not compared, each with its cause; empty where all are. */
export type Comparability = Readonly<Partial<Record<JudgedFigure, IncomparableCause>>>;

/** The causes of a comparability, each once, in the order of INCOMPARABLE_CAUSES. */
export function findCauses(comparability: Comparability): readonly IncomparableCause[] {
  const found = Object.values(comparability);
  return INCOMPARABLE_CAUSES.filter((cause) => found.includes(cause));
}
