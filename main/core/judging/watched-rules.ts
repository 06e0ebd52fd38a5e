import { DEFAULT_RULES, type Rule, type RuleCondition } from '../../../shared/rules/rules';
import type { OccasionDetail, Verdict } from '../../../shared/rules/verdict';
import type { JudgeContext } from './judge';
import type { RuleMemory } from './memory';

/** The finding of one rule about line or files. `detail` is null if there is no occasion to report. */
export interface WatchFinding {
  /** New memories by id; empty if nothing changes. */
  readonly memories: Readonly<Record<string, RuleMemory>>;
  readonly verdict: Verdict;
  readonly detail: OccasionDetail | null;
}

/**
 * The rules with one kind of condition. Rule lists of earlier versions, which have none of that kind, get the default
 * ones; the user can switch these off. Empty if the user has no rules at all.
 */
export function rulesOrUsual(
  { rules }: JudgeContext['settings'],
  kind: RuleCondition['kind'],
): readonly Rule[] {
  const isOfKind = ({ condition }: Rule) => condition.kind === kind;
  const own = rules.filter(isOfKind);
  return own.length > 0 || rules.length === 0 ? own : DEFAULT_RULES.filter(isOfKind);
}
