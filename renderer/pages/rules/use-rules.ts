import { useState } from 'react';
import { errorText } from '../../../shared/error-text';
import type { QuietHours, Rule } from '../../../shared/rules';
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
  readonly put: (rule: Rule) => void;
  readonly remove: (id: string) => void;
  readonly restoreDefaults: (defaults: readonly Rule[]) => void;
  readonly undo: () => void;
  readonly setQuietHours: (quietHours: QuietHours) => void;
}

export function useRules(): Rules {
  const { settings } = useApp();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { rules } = settings;
  const save = (change: { readonly rules?: readonly Rule[]; readonly quietHours?: QuietHours }) => {
    const next = { ...settings, ...change, rules: [...(change.rules ?? rules)] };
    bridge.settingsSave(next).then(
      (answer) => setFault(answer.kind === 'saved' ? null : wordsOf(answer)),
      (error: unknown) => setFault(errorText(error)),
    );
  };
  const replace = (next: readonly Rule[], kind: Removed['kind']) => {
    setRemoved({ rules, kind });
    save({ rules: next });
  };
  return {
    list: rules,
    undoable: removed?.kind ?? null,
    fault,
    put: (rule) => {
      const isKnown = rules.some(({ id }) => id === rule.id);
      setRemoved(null);
      save({ rules: isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule] });
    },
    remove: (id) =>
      replace(
        rules.filter((rule) => rule.id !== id),
        'removed',
      ),
    restoreDefaults: (defaults) => replace(defaults, 'defaults'),
    undo: () => {
      if (removed !== null) save({ rules: removed.rules });
      setRemoved(null);
    },
    setQuietHours: (quietHours) => save({ quietHours }),
  };
}

function wordsOf(answer: { readonly kind: 'invalid' | 'not-written' } & object): string {
  if ('detail' in answer && typeof answer.detail === 'string') return answer.detail;
  return 'faults' in answer ? JSON.stringify(answer.faults) : '';
}
