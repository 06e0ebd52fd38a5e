import type { BackTest } from '../../../shared/rules/rule-answers';
import type { Rule } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { isTried } from './examine';
import { judgeSight } from './judge';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { sightsIn, type PastContext } from './past-runs';

export const BACK_TEST_DAYS = 90;

/**
 * The messages that a rule would have sent for past runs, oldest first, by the same judgement as for new runs. Null
 * for rules that cannot be applied to past runs (digests, silence, channels, the canary, data limits). Confirmation
 * runs do not exist, so the run after a breach takes their place.
 */
export function backTest(
  rule: Rule,
  runs: readonly EndedRun[],
  past: PastContext,
): Omit<BackTest, 'from'> | null {
  const { kind } = rule.condition;
  if (kind !== 'figure' && kind !== 'run-ended' && kind !== 'every-result') return null;
  const getSight = sightsIn(runs, past);
  // One channel that is always on, so that the result does not depend on the channels switched on today.
  const told = { ...rule, isEnabled: true, channels: ['desktop' as const] };
  const settings = { rules: [], channels: { ...past.settings.channels, desktop: { isEnabled: true } } };
  let memory: RuleMemory = EMPTY_MEMORY;
  const messages: BackTest['told'][number][] = [];
  for (const run of [...runs].sort((a, b) => a.startedAt - b.startedAt)) {
    const sight = getSight(run, rule);
    const moment = { at: run.startedAt, now: run.finishedAt };
    const context = { settings, memories: { [rule.id]: memory }, quietUntil: null };
    const { verdict, memory: next } = judgeSight(told, sight, moment, context);
    memory = next;
    if (verdict.reason === 'matched' || verdict.reason === 'recovered') {
      messages.push({ runId: run.id, at: run.startedAt, reason: verdict.reason });
    }
  }
  return { runs: runs.filter(isTried).length, told: messages };
}
