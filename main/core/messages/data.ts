import { EVALUATED_FIGURES, type RunEvaluation } from '../../../shared/figures/evaluation';
import type { Blame } from '../../../shared/history/blame';
import type { RateStyle } from '../../../shared/texts/format';
import type { Texts } from '../../../shared/texts/i18n';
import type { MessageData, WordedKind } from '../../../shared/messages/message';
import { ruleName } from '../../../shared/rules/rule-words';
import { getFigures, type EndedRun } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';

interface Words extends RateStyle {
  readonly texts: Texts;
}

/** The machine-readable part of a message about a run. */
export function dataOfRun({
  run,
  kind,
  telling,
  evaluation,
  blame,
  ...words
}: {
  readonly evaluation: RunEvaluation;
  readonly blame?: Blame | null;
  readonly run: EndedRun;
  readonly kind: WordedKind;
  readonly telling: readonly Verdict[];
} & Words): MessageData {
  const { id, trigger, outcome, startedAt, finishedAt, provider, server } = run;
  return {
    kind,
    run: {
      id,
      trigger,
      outcome,
      reason: 'reason' in run ? run.reason : null,
      startedAt,
      finishedAt,
      provider,
      server,
      figures: getFigures(run),
      state: evaluation.state,
      blame: blame ?? null,
      notCompared: EVALUATED_FIGURES.flatMap((figure) => {
        const { state, cause } = evaluation.figures[figure];
        return state === 'not-compared' && cause !== null ? [{ figure, cause }] : [];
      }),
    },
    occasion: null,
    rules: getRules(telling, words),
  };
}

/** The rules that notify, for the machine-readable part. */
export function getRules(telling: readonly Verdict[], { texts, ...style }: Words): MessageData['rules'] {
  return telling.map(({ rule, reason, value, limit }) => ({
    id: rule.id,
    name: ruleName(rule, texts, style),
    reason,
    value,
    limit,
  }));
}
