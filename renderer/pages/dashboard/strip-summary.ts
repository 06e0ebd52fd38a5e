import type { Texts } from '../../../shared/texts/i18n';
import { getSlots } from '../../../shared/history/missed-slots';
import type { Run } from '../../../shared/run';
import { RUN_STATES, type RunState } from '../../../shared/figures/evaluation';

/** "57 good · 2 slow · 1 failed · 3 missed, computer asleep". */
export function stripSummary(
  runs: readonly { readonly run: Run; readonly state: RunState }[],
  texts: Texts,
): string {
  return RUN_STATES.flatMap((state) => {
    const own = runs.filter((entry) => entry.state === state);
    const count = own.reduce((sum, { run }) => sum + getSlots(run), 0);
    if (count === 0) return [];
    if (state !== 'missed') return [texts(`dashboard:strip.${state}`, { count })];
    const reasons = new Set(own.map(({ run }) => (run.outcome === 'missed' ? run.reason : null)));
    const [reason] = reasons;
    if (reasons.size !== 1 || reason === null || reason === undefined) {
      return [texts('dashboard:strip.missedMixed', { count })];
    }
    return [texts('dashboard:strip.missed', { count, reason: texts(`common:unmeasured.${reason}`) })];
  }).join(' · ');
}
