import type { PlanFigure, RuleLimit } from './rules';

/** A limit that is a share of something, without the share. */
export type RelativeLimit = Exclude<RuleLimit, { readonly kind: 'value' }>;

/** The name of a relative limit in locales/: its kind, and the figure of the plan where that is not the maximum. */
export function getLimitName(against: RelativeLimit) {
  if (against.kind === 'usual') return against.kind;
  const { kind, figure = 'maximum' } = against;
  return figure === 'maximum' ? kind : (`${kind}-${figure}` as const);
}

/** The figure of the plan that a limit is a share of; null where it is a share of none. */
export function getLimitPlanFigure(against: RuleLimit): PlanFigure | null {
  return against.kind === 'plan' || against.kind === 'expected' ? (against.figure ?? 'maximum') : null;
}
