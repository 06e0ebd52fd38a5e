import { throughputAgainst, type RateStyle } from '../texts/format';
import type { Texts } from '../texts/i18n';
import type { PlanFigure } from '../rules/rules';

/**
 * A throughput against a figure of the plan: "55 of 100 Mbit/s", "55 of 80 Mbit/s normally available", "55 of at least
 * 60 Mbit/s". In bit/s; a dash where it was not measured.
 */
export function ofPlanInWords(
  value: number | null,
  promised: { readonly figure: PlanFigure; readonly value: number },
  texts: Texts,
  style: RateStyle,
): string {
  const { now, reference } = throughputAgainst(value, promised.value, style);
  return texts(`common:ofPlan.${promised.figure}`, { now, plan: reference });
}
