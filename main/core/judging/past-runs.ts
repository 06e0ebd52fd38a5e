import type { Rule, RuleCondition } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import type { Ceiling } from '../../../shared/ipc';
import type { Settings } from '../../../shared/settings';
import { chosenProvider } from '../run/provider-plan';
import { networksWithPlan, planIn } from '../../../shared/plan';
import { examineBy, type Sight } from './examine';
import { measuredAt, References } from './reference';
import { SameHours } from './usual';

/** What past runs are judged with. */
export interface PastContext {
  readonly settings: Pick<Settings, 'plan' | 'networks' | 'rules' | 'channels' | 'measuring'>;
  readonly timeZone: string;
  readonly ceiling: Ceiling | null;
}

/** What a condition sees in each of these runs: what is usual, and what they are compared with, comes from themselves. */
export function sightsIn(
  runs: readonly EndedRun[],
  { settings, timeZone, ceiling }: PastContext,
): (run: EndedRun, rule: Pick<Rule, 'condition' | 'networks'>) => Sight {
  const usual = new SameHours(runs, timeZone, ceiling);
  const measured = runs.filter(({ outcome }) => outcome === 'completed').map(measuredAt);
  const withPlan = networksWithPlan(settings);
  const references = new References(measured, chosenProvider(settings.measuring), ceiling, withPlan);
  return (run, rule) => {
    const reference = references.of(measuredAt(run));
    return examineBy(rule, run, {
      plan: planIn(reference, settings),
      reference,
      usual: (figure) => usual.usual(run, figure),
      dataUse: () => null,
    });
  };
}

/** The newest of these runs in which a condition finds something; null where there is none. */
export function newestBreach(
  condition: RuleCondition,
  runs: readonly EndedRun[],
  context: PastContext,
): EndedRun | null {
  const getSight = sightsIn(runs, context);
  const found = runs.findLast((run) => {
    const sight = getSight(run, { condition });
    return sight.kind === 'judged' && sight.isBreach;
  });
  return found ?? null;
}
