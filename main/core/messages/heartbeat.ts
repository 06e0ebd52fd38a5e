import type { EndedRun } from '../../../shared/run';
import { ABSENT_FIGURES } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';
import type { OutboxDraft } from '../ports';
import { draftsFor, NOT_HELD, wordRun, type DraftContext, type WordContext } from './drafts';

/**
 * The heartbeat of a run for the service that watches from outside: one for each run that completed, and one that says
 * so for each that failed, where the user wants it. No rule decides about it, and quiet hours do not hold it. Empty
 * where Ping is off, and for runs that were not measured: their silence is what the service waits for.
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
