import type { ProviderKind } from '../../../shared/providers';
import { FIRST_SCHEDULE_ID, type ScheduleRef } from '../../../shared/schedule/kinds';
import {
  CANCEL_REASONS,
  type CancelReason,
  type EndedRun,
  type FailureReason,
  type Method,
  type OpenRun,
} from '../../../shared/run';
import { recordedFigures } from '../figures';
import type { MeasureOutcome } from '../ports';
import type { MissedSlots } from '../schedule/due';
import { toMethod, type RunPlan } from './run-plan';

/** Stands in the place of the session of a run whose application was ending when it was left open. Persisted. */
export const ENDED_IN_ORDER = 'ended';

/** Beside what was measured, what the end of a run depends on. */
export interface RunEnd {
  readonly finishedAt: number;
  readonly signal: AbortSignal;
  readonly wanted: readonly ProviderKind[];
}

/**
 * The end of a run by what its measurement gave. The signal says who cancelled it, where it was; `wanted` are the
 * providers of the settings in their order.
 */
export function endedBy(
  open: OpenRun,
  outcome: MeasureOutcome,
  { finishedAt, signal, wanted }: RunEnd,
): EndedRun {
  const { provider, server } = outcome;
  const method = outcome.figures === null ? outcome.method : passedBefore(outcome.method, provider, wanted);
  const head = { ...open, provider, server };
  if (outcome.kind === 'completed') {
    return { ...head, outcome: 'completed', finishedAt, figures: recordedFigures(outcome.figures), method };
  }
  const figures = outcome.figures === null ? null : recordedFigures(outcome.figures);
  if (outcome.kind === 'cancelled') {
    return { ...head, outcome: 'cancelled', finishedAt, reason: findReason(signal), figures, method };
  }
  const { reason, detail } = outcome;
  return { ...head, outcome: 'failed', finishedAt, reason, detail, figures, method };
}

/** Of the providers that could not be used only those that came before the one that measured: no other was passed over. */
function passedBefore(
  method: Method | null,
  used: ProviderKind,
  wanted: readonly ProviderKind[],
): Method | null {
  if (method === null) return null;
  const place = wanted.indexOf(used);
  const passedOver = method.passedOver.filter(({ provider }) => wanted.indexOf(provider) < place);
  return place === -1 ? method : { ...method, passedOver };
}

/** A signal that was aborted without a word was aborted by a person. */
function findReason({ reason }: AbortSignal): CancelReason {
  return CANCEL_REASONS.find((known) => known === reason) ?? 'asked';
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

/**
 * Slots of a schedule that passed without a run, as one run that was missed. Its id is made of schedule and first slot:
 * what is recorded again after a crash is not recorded twice.
 */
export function missedRun(
  { firstAt, lastAt, count, reason }: MissedSlots,
  provider: ProviderKind,
  schedule: ScheduleRef,
): Extract<EndedRun, { outcome: 'missed' }> {
  const prefix = schedule.id === FIRST_SCHEDULE_ID ? 'missed' : `missed-${schedule.id}`;
  return {
    id: `${prefix}-${firstAt}`,
    trigger: 'schedule',
    startedAt: firstAt,
    slotAt: firstAt,
    schedule,
    provider,
    server: null,
    outcome: 'missed',
    finishedAt: lastAt,
    reason,
    slots: count,
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
  return { provider: plan.provider, method: toMethod(plan), holdOffs: [], server: null };
}
