import type { EndedRun, FailureReason, OpenRun } from '../../shared/run';
import { recordedFigures } from './figures';
import type { MeasureOutcome } from './ports';
import { methodOfPlan, type RunPlan } from './run-plan';

/** The end of a run by what its measurement gave. */
export function endedBy(open: OpenRun, outcome: MeasureOutcome, finishedAt: number): EndedRun {
  const { provider, server, method } = outcome;
  const head = { ...open, provider, server };
  if (outcome.kind === 'completed') {
    return { ...head, outcome: 'completed', finishedAt, figures: recordedFigures(outcome.figures), method };
  }
  const figures = outcome.figures === null ? null : recordedFigures(outcome.figures);
  if (outcome.kind === 'cancelled') return { ...head, outcome: 'cancelled', finishedAt, figures, method };
  const { reason, detail } = outcome;
  return { ...head, outcome: 'failed', finishedAt, reason, detail, figures, method };
}

/** The end of a run that was cancelled before it measured. */
export function cancelledBefore(plan: RunPlan): MeasureOutcome {
  return { kind: 'cancelled', figures: null, ...nothingUsed(plan) };
}

/** The end of a run that could not be measured at all. */
export function failedBefore(plan: RunPlan, reason: FailureReason, detail: string): MeasureOutcome {
  return { kind: 'failed', reason, detail, figures: null, ...nothingUsed(plan) };
}

function nothingUsed(plan: RunPlan) {
  return { provider: plan.provider, method: methodOfPlan(plan), holdOffs: [], server: null };
}
