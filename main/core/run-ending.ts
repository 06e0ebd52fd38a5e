import type { CancelReason, EndedRun, FailureReason, OpenRun } from '../../shared/run';
import { recordedFigures } from './figures';
import type { MeasureOutcome } from './ports';
import { methodOfPlan, type RunPlan } from './run-plan';

/** An open run, and the session of the computer in which it was opened; null in records of earlier versions. */
export interface LeftRun {
  readonly run: OpenRun;
  readonly session: string | null;
}

/** The end of a run by what its measurement gave. `reason` is whose wish it was, where it was cancelled. */
export function endedBy(
  open: OpenRun,
  outcome: MeasureOutcome,
  finishedAt: number,
  reason: CancelReason,
): EndedRun {
  const { provider, server, method } = outcome;
  const head = { ...open, provider, server };
  if (outcome.kind === 'completed') {
    return { ...head, outcome: 'completed', finishedAt, figures: recordedFigures(outcome.figures), method };
  }
  const figures = outcome.figures === null ? null : recordedFigures(outcome.figures);
  if (outcome.kind === 'cancelled') {
    return { ...head, outcome: 'cancelled', finishedAt, reason, figures, method };
  }
  const { reason: cause, detail } = outcome;
  return { ...head, outcome: 'failed', finishedAt, reason: cause, detail, figures, method };
}

/** The end of a run that was found open after its session had ended: the application was ended with it. */
export function endedWithSession(open: OpenRun, finishedAt: number): EndedRun {
  return {
    ...open,
    outcome: 'cancelled',
    finishedAt,
    reason: 'application-ended',
    figures: null,
    method: null,
  };
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
