import type { Rule, RuleCondition } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import type { Ceiling } from '../../../shared/ipc';
import type { Settings } from '../../../shared/settings';
import { chosenProvider } from '../run/provider-plan';
import { networksWithPlan, planIn } from '../../../shared/plan';
import { examineBy, type Sight } from './examine';
import { measuredAt, References } from './reference';
import { SameHours } from './usual';

/** The inputs for the judgement of past runs. */
export interface PastContext {
  readonly settings: Pick<Settings, 'plan' | 'networks' | 'rules' | 'channels' | 'measuring'>;
  readonly timeZone: string;
  readonly ceiling: Ceiling | null;
}

/** The observation of a condition in each of these runs. Usual values and reference are learnt from the same runs. */
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

/** The newest of these runs that breaches a condition; null if there is none. */
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
