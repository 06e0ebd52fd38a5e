import type { BackTest } from '../../../shared/rules/rule-answers';
import type { Rule } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { isTried } from './examine';
import { judgeSight } from './judge';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { sightsIn, type PastContext } from './past-runs';

export const BACK_TEST_DAYS = 90;

/**
 * What a rule would have told of past runs, oldest first, by the very judgement that real runs go through. Null for
 * rules that do not speak of past runs (digests, silence, channels, the canary, data limits). Confirmations cannot
 * be made up: the run after a breach stands for one.
 */
export function backTest(
  rule: Rule,
  runs: readonly EndedRun[],
  past: PastContext,
): Omit<BackTest, 'from'> | null {
  const { kind } = rule.condition;
  if (kind !== 'figure' && kind !== 'run-ended' && kind !== 'every-result') return null;
  const getSight = sightsIn(runs, past);
  // Which channels are on today says nothing about the rule: one that is always on stands for them.
  const told = { ...rule, isEnabled: true, channels: ['desktop' as const] };
  const settings = { rules: [], channels: { ...past.settings.channels, desktop: { isEnabled: true } } };
  let memory: RuleMemory = EMPTY_MEMORY;
  const messages: BackTest['told'][number][] = [];
  for (const run of [...runs].sort((a, b) => a.startedAt - b.startedAt)) {
    const sight = getSight(run, rule.condition);
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
