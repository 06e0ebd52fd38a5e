import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/texts/error-text';
import { bridge } from '../../bridge';
import {
  SECRET_NAMES,
  type SecretName,
  type SecretStatus,
  type SecretStorage,
} from '../../../shared/channels';
import { useApp } from '../../hooks/app-context';
import { useNewest } from '../../hooks/use-newest';
import { getStillToSend } from './channels/readers-leaving';
import { useSecrets, type Secrets } from './channels/use-secrets';
import { getRemarks, type ChannelRemark } from './channels/channel-remarks';
import { faultOfSettings, faultsOfForm } from './faults';
import type { FieldFault } from './field-fault';
import { toForm, toSettings, type SettingsForm } from './form';
import { partsOfChange, type FormChange, type FormState } from './use-settings-form';

/** How the last try to save went. */
export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'faulty' }
  | { readonly kind: 'saved'; readonly remarks: readonly ChannelRemark[] }
  | { readonly kind: 'not-written'; readonly detail: string };

export interface Saving {
  readonly saveState: SaveState;
  /** Saves the newest form, with these parts changed; false when it could not. */
  readonly save: (change?: FormChange) => Promise<boolean>;
  /** The page need not say any more how it was saved. */
  readonly hideSaved: () => void;
  readonly secrets: Secrets;
}

/** How long the page says that it has saved, where that is all there is to say. */
const SAVED_MS = 4_000;

/**
 * Saves the secrets and the settings, in this order, so that what waits for them finds both.
 *
 * @param showField leads to a field that needs a look
 */
export function useSave(state: FormState, showField: (id: string) => void): Saving {
  const { settings } = useApp();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'idle' });
  const secrets = useSecrets();
  const newestSettings = useNewest(settings);
  useEffect(() => {
    if (saveState.kind !== 'saved' || saveState.remarks.length > 0) return;
    const timer = setTimeout(() => setSaveState({ kind: 'idle' }), SAVED_MS);
    return () => clearTimeout(timer);
  }, [saveState]);

  const refuse = (faults: readonly FieldFault[], shown: readonly FieldFault[]) => {
    state.showFaults(shown);
    setSaveState({ kind: 'faulty' });
    const [first] = faults;
    if (first !== undefined && first.field !== '') showField(first.field);
    return false;
  };

  const write = async (form: SettingsForm): Promise<boolean> => {
    const before = toForm(newestSettings.current);
    const { mail } = form.channels;
    for (const name of SECRET_NAMES) {
      const typed = form.secrets[name] ?? '';
      if (typed === '') continue;
      const storage = storageFor(mail['passwordStorage'], secrets.statuses[name]);
      const status = await bridge.secretSave(name, typed, storage);
      secrets.renew(status);
      const fault = { field: name.replace('.', '-'), problem: 'not-stored', value: '' } as const;
      if (status.state !== 'stored') return refuse([fault], [fault]);
    }
    const passwordStorage = storageFor(mail['passwordStorage'], secrets.statuses['mail.password']);
    const channels = { ...form.channels, mail: { ...mail, passwordStorage } };
    const stored = newestSettings.current;
    const next = toSettings({ ...form, channels }, stored);
    const saved = await bridge.settingsSave(next, getStillToSend(form, stored.channels));
    if (saved.kind === 'saved') {
      state.saved(form);
      const isStored = (name: SecretName) =>
        (form.secrets[name] ?? '') !== '' || secrets.statuses[name]?.state === 'stored';
      setSaveState({ kind: 'saved', remarks: getRemarks(form, before, isStored) });
      return true;
    }
    if (saved.kind === 'not-written') {
      setSaveState(saved);
      return false;
    }
    const faults = saved.faults.map((fault) => faultOfSettings(fault, form));
    return refuse(faults, faults);
  };

  const save = async (change: FormChange = {}) => {
    const now = state.newest();
    const parts = partsOfChange(change, now);
    const form = { ...now, ...parts };
    const faults = faultsOfForm(form);
    if (Object.keys(parts).length > 0) state.change(parts);
    if (faults.length > 0) return refuse(faults, []);
    setSaveState({ kind: 'saving' });
    try {
      return await write(form);
    } catch (error) {
      setSaveState({ kind: 'not-written', detail: errorText(error) });
      return false;
    }
  };

  return {
    saveState,
    save,
    hideSaved: () => setSaveState({ kind: 'idle' }),
    secrets,
  };
}

/** With a keyring secrets go there; without one they go where the person chose. */
function storageFor(chosen: unknown, status: SecretStatus | undefined): SecretStorage {
  if (status?.isKeyringAvailable !== false) return 'keyring';
  return chosen === 'file' ? 'file' : 'session';
}
