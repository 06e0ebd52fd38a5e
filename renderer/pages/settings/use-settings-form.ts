import { useMemo, useState } from 'react';
import type { SecretName } from '../../../shared/channels';
import { useApp } from '../../hooks/app-context';
import type { FormEdit } from '../../hooks/rebase';
import { useEdit } from '../../hooks/use-edit';
import { useNewest } from '../../hooks/use-newest';
import { faultsOfForm } from './faults';
import type { FieldFault } from './field-fault';
import { findChanges, toForm, type SettingsForm } from './form';
import { editAfterSave, formWith, getKeptEdit, readEdit } from './settings-edit';

/** Changed parts of the form; as a function of the newest form where a wait lies between reading and changing it. */
export type FormChange = Partial<SettingsForm> | ((now: SettingsForm) => Partial<SettingsForm>);

/** The changed parts, for the form as it is now. */
export function partsOfChange(change: FormChange, now: SettingsForm): Partial<SettingsForm> {
  return typeof change === 'function' ? change(now) : change;
}

export interface FormState {
  readonly form: SettingsForm;
  /** The form as it is typed and stored at the moment of the call; `form` is that of the last drawing. */
  readonly newest: () => SettingsForm;
  readonly change: (change: FormChange) => void;
  readonly changed: readonly (keyof SettingsForm)[];
  /** Faults that are shown: of fields that were left, or all after a try to save. */
  readonly faults: readonly FieldFault[];
  readonly allFaults: readonly FieldFault[];
  readonly showFaults: (fromMain?: readonly FieldFault[]) => void;
  readonly touch: (field: string) => void;
  /** Secrets that were typed, and ended with the process that held them. */
  readonly lostSecrets: readonly SecretName[];
  /** This form was saved: what was typed since then stays. */
  readonly saved: (sent: SettingsForm) => void;
  /** Back to what is stored. */
  readonly discard: () => void;
  /** Back to what was discarded last; null where nothing was. */
  readonly takeBack: (() => void) | null;
}

/** The form of the settings: starts with what was typed and not saved, also in an earlier window, or with what is stored. */
export function useSettingsForm(): FormState {
  const { settings, edits } = useApp();
  const stored = useMemo(() => toForm(settings), [settings]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAllShown, setAllShown] = useState(false);
  const [refused, setRefused] = useState<readonly FieldFault[]>([]);
  const [discarded, setDiscarded] = useState<FormEdit<SettingsForm> | null>(null);
  const [keptSettings, keepSettings] = useEdit('settings');
  const [keptSecrets, keepSecrets] = useEdit('secrets');
  const { edit, lostSecrets } = useMemo(
    () => readEdit(keptSettings, keptSecrets, stored),
    [keptSettings, keptSecrets, stored],
  );
  const current = useMemo(() => formWith(edit, stored), [edit, stored]);
  const newestStored = useNewest(stored);
  const readNewest = () => readEdit(edits.get('settings'), edits.get('secrets'), newestStored.current);
  const newest = () => formWith(readNewest().edit, newestStored.current);
  const allFaults = faultsOfForm(current);
  const keep = (next: FormEdit<SettingsForm> | null, lost = lostSecrets) => {
    const kept = next === null ? { settings: null, secrets: null } : getKeptEdit(next, lost);
    keepSecrets(kept.secrets);
    keepSettings(kept.settings);
    setDiscarded(null);
    setRefused([]);
  };
  const forgetFaults = () => {
    setTouched(new Set());
    setAllShown(false);
  };
  return {
    form: current,
    newest,
    change: (change) => {
      const now = newest();
      const typed = { ...now, ...partsOfChange(change, now) };
      keep({ typed, base: newestStored.current }, readNewest().lostSecrets);
    },
    changed: findChanges(current, stored),
    faults: [...allFaults.filter(({ field }) => isAllShown || touched.has(field)), ...refused],
    allFaults,
    showFaults: (fromMain = []) => {
      setAllShown(true);
      setRefused(fromMain);
    },
    touch: (field) => setTouched((before) => new Set([...before, field])),
    lostSecrets,
    saved: (sent) => {
      const isTyped = readNewest().edit !== null;
      keep(isTyped ? editAfterSave(newest(), sent) : null, []);
      forgetFaults();
    },
    discard: () => {
      keep(null, []);
      forgetFaults();
      setDiscarded(edit);
    },
    takeBack: discarded === null ? null : () => keep(discarded, []),
  };
}
