import type { RuleState } from '../../../shared/rules/rule-answers';
import { bridge } from '../../bridge';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { useApp } from '../../hooks/app-context';
import { useEvent } from '../../hooks/use-event';

/** Where each rule stands, by its id; empty until it is known. */
export function useRuleStates(): ReadonlyMap<string, RuleState> {
  const { settings } = useApp();
  const ids = settings.rules.map(({ id }) => id).join(' ');
  const { answer, again } = useAnswer(`rules ${ids}`, () => bridge.rulesStates());
  useEvent('onRunRecorded', again);
  useEvent('onDeliveryChanged', again);
  return new Map((getValue(answer) ?? []).map((state) => [state.id, state]));
}
