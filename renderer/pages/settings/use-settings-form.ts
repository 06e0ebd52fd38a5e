import { useMemo, useState } from 'react';
import { useApp } from '../../hooks/app-context';
import { faultsOfForm } from './faults';
import type { FieldFault } from './field-fault';
import { changesOf, formOf, rebase, type Edits, type SettingsForm } from './form';

/** What was typed and not saved; kept while another page is open. Null when nothing was. */
export interface Draft {
  readonly edits: Edits | null;
  readonly keep: (edits: Edits | null) => void;
}

export interface FormState {
  readonly form: SettingsForm;
  readonly change: (change: Partial<SettingsForm>) => void;
  readonly changed: readonly (keyof SettingsForm)[];
  /** Faults that are shown: of fields that were left, or all after a try to save. */
  readonly faults: readonly FieldFault[];
  readonly allFaults: readonly FieldFault[];
  readonly showFaults: (fromMain?: readonly FieldFault[]) => void;
  readonly touch: (field: string) => void;
  /** Back to what is stored. */
  readonly reset: () => void;
}

/** The form of the settings: starts with the draft or with what is stored. */
export function useSettingsForm(draft: Draft): FormState {
  const { settings } = useApp();
  const stored = useMemo(() => formOf(settings), [settings]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAllShown, setAllShown] = useState(false);
  const [refused, setRefused] = useState<readonly FieldFault[]>([]);
  const current = draft.edits === null ? stored : rebase(draft.edits, stored);
  const allFaults = faultsOfForm(current);
  const keep = (next: SettingsForm | null) => {
    draft.keep(next === null ? null : { typed: next, base: stored });
    setRefused([]);
  };
  return {
    form: current,
    change: (change) => {
      const next = { ...current, ...change };
      keep(changesOf(next, stored).length === 0 ? null : next);
    },
    changed: changesOf(current, stored),
    faults: [...allFaults.filter(({ field }) => isAllShown || touched.has(field)), ...refused],
    allFaults,
    showFaults: (fromMain = []) => {
      setAllShown(true);
      setRefused(fromMain);
    },
    touch: (field) => setTouched((before) => new Set([...before, field])),
    reset: () => {
      keep(null);
      setTouched(new Set());
      setAllShown(false);
    },
  };
}
