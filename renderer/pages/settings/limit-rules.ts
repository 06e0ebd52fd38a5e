import type { RuleKind } from '../../../shared/rules';

/** Rules that hold a figure against a limit. */
export const LIMIT_RULES = [
  'download-below',
  'upload-below',
  'latency-above',
] as const satisfies readonly RuleKind[];
export type LimitRule = (typeof LIMIT_RULES)[number];

/** Whether a rule has a limit. */
export function hasLimit(rule: RuleKind): rule is LimitRule {
  return LIMIT_RULES.some((candidate) => candidate === rule);
}
