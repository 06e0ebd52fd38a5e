import type { Texts } from '../../../shared/texts/i18n';
import type { RuleState } from '../../../shared/rules/rule-answers';
import type { Settings } from '../../../shared/settings';

/** How the rules stand, in one sentence, and what it follows from. */
export function rulesSentence(
  { rules, channels }: Pick<Settings, 'rules' | 'channels'>,
  states: ReadonlyMap<string, RuleState>,
  texts: Texts,
): { readonly title: string; readonly reason: string } {
  const on = rules.filter(({ isEnabled }) => isEnabled);
  const breached = on.filter(({ id }) => (states.get(id)?.breachedSince ?? null) !== null);
  const isAnyoneTold = Object.values(channels).some(({ isEnabled }) => isEnabled);
  if (on.length === 0)
    return { title: texts('rules:sentence.off'), reason: texts('rules:sentence.offReason') };
  const reason = texts('rules:sentence.reason', { count: on.length });
  if (!isAnyoneTold)
    return { title: texts('rules:sentence.nobody'), reason: texts('rules:sentence.nobodyReason') };
  if (breached.length === 0) return { title: texts('rules:sentence.calm'), reason };
  return { title: texts('rules:sentence.breached', { count: breached.length }), reason };
}
