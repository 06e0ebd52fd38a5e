import { useEffect, useState } from 'react';
import { errorText } from '../../../shared/error-text';
import { bridge } from '../../bridge';
import { SECRET_NAMES, type SecretStatus, type SecretStorage } from '../../../shared/channels';
import { useApp } from '../../hooks/app-context';
import { stillToSendOf } from './channels/readers-leaving';
import { useSecrets, type Secrets } from './channels/use-secrets';
import { faultOfSettings } from './faults';
import type { FieldFault } from './field-fault';
import { settingsOf } from './form';
import type { FormState } from './use-settings-form';

/** How the last try to save went. */
export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'saved' | 'faulty' }
  | { readonly kind: 'not-written'; readonly detail: string };

export interface Saving {
  readonly saveState: SaveState;
  /** Saves the form; false when it could not. */
  readonly save: () => Promise<boolean>;
  readonly secrets: Secrets;
}

/** How long the page says that it has saved. */
const SAVED_MS = 4_000;

/** Saves the secrets and the settings, in this order, so that what waits for them finds both. */
export function useSave(state: FormState): Saving {
  const { settings } = useApp();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'idle' });
  const secrets = useSecrets();
  useEffect(() => {
    if (saveState.kind !== 'saved') return;
    const timer = setTimeout(() => setSaveState({ kind: 'idle' }), SAVED_MS);
    return () => clearTimeout(timer);
  }, [saveState]);

  const refuse = (faults: readonly FieldFault[], shown: readonly FieldFault[]) => {
    state.showFaults(shown);
    setSaveState({ kind: 'faulty' });
    focusField(faults[0]?.field);
    return false;
  };

  const write = async (): Promise<boolean> => {
    const { form } = state;
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
    const next = settingsOf({ ...form, channels }, settings);
    const saved = await bridge.settingsSave(next, stillToSendOf(form, settings.channels));
    if (saved.kind === 'saved') {
      state.reset();
      setSaveState({ kind: 'saved' });
      return true;
    }
    if (saved.kind === 'not-written') {
      setSaveState(saved);
      return false;
    }
    const faults = saved.faults.map((fault) => faultOfSettings(fault, form));
    return refuse(faults, faults);
  };

  const save = async () => {
    if (state.allFaults.length > 0) return refuse(state.allFaults, []);
    setSaveState({ kind: 'saving' });
    try {
      return await write();
    } catch (error) {
      setSaveState({ kind: 'not-written', detail: errorText(error) });
      return false;
    }
  };

  return {
    saveState,
    save,
    secrets,
  };
}

/** With a keyring secrets go there; without one they go where the person chose. */
function storageFor(chosen: unknown, status: SecretStatus | undefined): SecretStorage {
  if (status?.isKeyringAvailable !== false) return 'keyring';
  return chosen === 'file' ? 'file' : 'session';
}

/** Brings a field into view and puts the focus there. */
export function focusField(id: string | undefined): void {
  const field = id === undefined ? null : document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
