import type { EndedRun } from '../../../shared/run';
import { ABSENT_FIGURES } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';
import type { OutboxDraft } from '../ports';
import { draftsFor, NOT_HELD, wordRun, type DraftContext, type WordContext } from './drafts';

/**
 * The heartbeat of a run for the external monitoring service: a success for each completed run, and a failure for
 * each failed run if the user wants that. It is independent of rules and quiet hours. Empty if Ping is off, and for
 * runs that did not measure, since the service detects the silence.
 */
export function draftHeartbeat(
  run: EndedRun,
  verdicts: readonly Verdict[],
  context: WordContext & Pick<DraftContext, 'evaluation'>,
): readonly OutboxDraft[] {
  const { isEnabled, isFailureTold } = context.settings.channels.ping;
  const isTold = run.outcome === 'completed' || (run.outcome === 'failed' && isFailureTold);
  if (!isEnabled || !isTold) return [];
  const worded = wordRun(run, 'run', verdicts, [], { ...context, usual: ABSENT_FIGURES, recent: [] });
  const message = { ...worded, because: context.texts('message:because.heartbeat'), chart: null };
  const subject = { runId: run.id, occasionId: null, kind: 'heartbeat', ...NOT_HELD } as const;
  return draftsFor('ping', message, subject, context);
}
