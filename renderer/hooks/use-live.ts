import { useState } from 'react';
import { bridge } from '../bridge';
import type { AppState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import { useAnswer, valueOf, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** The state of the application and its settings, kept up to date by events. */
export interface Live {
  readonly state: AppState;
  readonly settings: Settings;
}

/** Reads state and settings once and follows their events. */
export function useLive(): { readonly live: Answer<Live>; readonly again: () => void } {
  const first = useAnswer('live', async (): Promise<Live> => {
    const [state, settings] = await Promise.all([bridge.stateRead(), bridge.settingsRead()]);
    return { state, settings };
  });
  const [state, setState] = useState<AppState | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  useEvent('onState', setState);
  useEvent('onSettingsChanged', setSettings);
  const read = valueOf(first.answer);
  if (read === null) return { live: first.answer, again: first.again };
  return {
    live: { kind: 'ready', value: { state: state ?? read.state, settings: settings ?? read.settings } },
    again: first.again,
  };
}
