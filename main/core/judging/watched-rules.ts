import { DEFAULT_RULES, type Rule, type RuleCondition } from '../../../shared/rules/rules';
import type { OccasionDetail, Verdict } from '../../../shared/rules/verdict';
import type { JudgeContext } from './judge';
import type { RuleMemory } from './memory';

/** What one rule finds in what is watched. `detail` is null where nothing is worth an occasion. */
export interface WatchFinding {
  /** What the rule remembers from now on, by the id of the memory; empty where it need not remember anything. */
  readonly memories: Readonly<Record<string, RuleMemory>>;
  readonly verdict: Verdict;
  readonly detail: OccasionDetail | null;
}

/**
 * The rules of one kind of condition. A list that does not know of such rules, as those of earlier versions, has the
 * usual ones; who wants none switches them off. Empty where the user has no rules at all.
 */
export function rulesOrUsual(
  { rules }: JudgeContext['settings'],
  kind: RuleCondition['kind'],
): readonly Rule[] {
  const isOfKind = ({ condition }: Rule) => condition.kind === kind;
  const own = rules.filter(isOfKind);
  return own.length > 0 || rules.length === 0 ? own : DEFAULT_RULES.filter(isOfKind);
}
