import type { Texts } from '../../../shared/texts/i18n';
import { joinSentences, type RateStyle } from '../../../shared/texts/format';
import { ruleName } from '../../../shared/rules/rule-words';
import type { Verdict } from '../../../shared/rules/verdict';
import { isMomentary } from '../judging/weigh';

/** Explains why a message was sent, and when the next one follows. */
export function explainReason(
  telling: readonly Verdict[],
  { texts, ...style }: RateStyle & { readonly texts: Texts },
): string {
  const faults = telling.filter(({ reason }) => reason === 'judging-failed');
  const judged = telling.filter(({ reason }) => reason !== 'judging-failed');
  const named = (verdicts: readonly Verdict[]) => ({
    count: verdicts.length,
    rules: verdicts
      .map(({ rule }) => texts('message:quoted', { text: ruleName(rule, texts, style) }))
      .join(texts('message:separator')),
  });
  const sentences = [
    ...(judged.length === 0 ? [] : [texts('message:because.rule', named(judged))]),
    ...(faults.length === 0 ? [] : [texts('message:because.fault', named(faults))]),
    ...(telling[0] === undefined || telling.length > 1 ? [] : hearAgain(telling[0], texts)),
  ];
  return joinSentences(sentences, style.language);
}

/** Empty for a digest: the name of its rule gives its schedule. */
function hearAgain({ rule, reason }: Verdict, texts: Texts): readonly string[] {
  if (reason === 'judging-failed') return [texts('message:again.daily')];
  if (rule.condition.kind === 'digest') return [];
  if (rule.condition.kind === 'storage') return [texts('message:again.storage')];
  if (reason === 'recovered') return [texts('message:again.next')];
  // Such rules ignore their repeat policy.
  if (isMomentary(rule)) return [texts('message:again.every-time')];
  switch (rule.repeat.kind) {
    case 'every-time':
      return [texts('message:again.every-time')];
    case 'every-hours':
      return [texts('message:again.every-hours', { count: rule.repeat.hours })];
    case 'once':
      return [texts(rule.tellsRecovery ? 'message:again.recovery' : 'message:again.next')];
  }
}
