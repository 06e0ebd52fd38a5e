import { NO_REFERENCE } from '../core/judging/comparability';
import { evaluate, type EvaluationContext } from '../core/judging/evaluate';
import { DEFAULT_RULES } from '../../shared/rules/rules';
import type { Run } from '../../shared/run';

/** What a run says of a line of 100/40 Mbit/s by the usual rules, with nothing usual yet, unless told otherwise. */
export function createEvaluation(run: Run, change: Partial<EvaluationContext> = {}) {
  return evaluate(run, {
    plan: { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
    rules: DEFAULT_RULES,
    reference: NO_REFERENCE,
    usual: () => null,
    ...change,
  });
}
