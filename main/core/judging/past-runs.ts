import type { RuleCondition } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import type { Ceiling } from '../../../shared/ipc';
import type { Settings } from '../../../shared/settings';
import { chosenProvider } from '../run/provider-plan';
import { examine, type Sight } from './examine';
import { measuredAt, References } from './reference';
import { SameHours } from './usual';

/** What past runs are judged with. */
export interface PastContext {
  readonly settings: Pick<Settings, 'plan' | 'rules' | 'channels' | 'measuring'>;
  readonly timeZone: string;
  readonly ceiling: Ceiling | null;
}

/** What a condition sees in each of these runs: what is usual, and what they are compared with, comes from themselves. */
export function sightsIn(
  runs: readonly EndedRun[],
  { settings: { plan, measuring }, timeZone, ceiling }: PastContext,
): (run: EndedRun, condition: RuleCondition) => Sight {
  const usual = new SameHours(runs, timeZone, ceiling);
  const measured = runs.filter(({ outcome }) => outcome === 'completed').map(measuredAt);
  const references = new References(measured, chosenProvider(measuring), ceiling);
  return (run, condition) =>
    examine(run, condition, {
      plan,
      reference: references.at(run.startedAt),
      usual: (figure) => usual.usual(run, figure),
      dataUse: () => null,
    });
}

/** The newest of these runs in which a condition finds something; null where there is none. */
export function newestBreach(
  condition: RuleCondition,
  runs: readonly EndedRun[],
  context: PastContext,
): EndedRun | null {
  const getSight = sightsIn(runs, context);
  const found = runs.findLast((run) => {
    const sight = getSight(run, condition);
    return sight.kind === 'judged' && sight.isBreach;
  });
  return found ?? null;
}
