import { useState } from 'react';
import { errorText } from '../../../shared/texts/error-text';
import type { QuietHours, Rule } from '../../../shared/rules/rules';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';

/** A list of rules before its last change, to go back to. */
interface Removed {
  readonly rules: readonly Rule[];
  readonly kind: 'removed' | 'defaults';
}

/** The rules of the settings, and what can be done with them. Every change is saved at once. */
export interface Rules {
  readonly list: readonly Rule[];
  readonly undoable: Removed['kind'] | null;
  /** Why the last change could not be saved; null when it could. */
  readonly fault: string | null;
  /** Saves a rule, a new one too; false when it could not. */
  readonly put: (rule: Rule) => Promise<boolean>;
  readonly remove: (id: string) => void;
  readonly restoreDefaults: (defaults: readonly Rule[]) => void;
  readonly undo: () => void;
  /** False when they could not be saved. */
  readonly setQuietHours: (quietHours: QuietHours) => Promise<boolean>;
}

export function useRules(): Rules {
  const { settings } = useApp();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { rules } = settings;
  const save = async (change: { readonly rules?: readonly Rule[]; readonly quietHours?: QuietHours }) => {
    const next = { ...settings, ...change, rules: [...(change.rules ?? rules)] };
    const fault = await bridge.settingsSave(next).then(
      (answer) => (answer.kind === 'saved' ? null : toWords(answer)),
      (error: unknown) => errorText(error),
    );
    setFault(fault);
    return fault === null;
  };
  const replace = (next: readonly Rule[], kind: Removed['kind']) => {
    setRemoved({ rules, kind });
    void save({ rules: next });
  };
  return {
    list: rules,
    undoable: removed?.kind ?? null,
    fault,
    put: (rule) => {
      const isKnown = rules.some(({ id }) => id === rule.id);
      setRemoved(null);
      return save({
        rules: isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule],
      });
    },
    remove: (id) =>
      replace(
        rules.filter((rule) => rule.id !== id),
        'removed',
      ),
    restoreDefaults: (defaults) => replace(defaults, 'defaults'),
    undo: () => {
      if (removed !== null) void save({ rules: removed.rules });
      setRemoved(null);
    },
    setQuietHours: (quietHours) => save({ quietHours }),
  };
}

function toWords(answer: { readonly kind: 'invalid' | 'not-written' } & object): string {
  if ('detail' in answer && typeof answer.detail === 'string') return answer.detail;
  return 'faults' in answer ? JSON.stringify(answer.faults) : '';
}
