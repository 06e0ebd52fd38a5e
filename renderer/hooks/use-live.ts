import { useState } from 'react';
import { bridge } from '../bridge';
import type { EditName } from '../../shared/edits';
import type { AppState } from '../../shared/ipc';
import type { Settings } from '../../shared/settings';
import { EditBook } from './edit-book';
import { useAnswer, getValue, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** The state of the application and its settings, kept up to date by events. */
export interface Live {
  readonly state: AppState;
  readonly settings: Settings;
}

/** The one of this window: what is typed while the rest is read again is not in what main answers then. */
let book: EditBook | null = null;

interface WithEdits {
  readonly edits: EditBook;
}

/** Reads state, settings and what was typed before once and follows their events. */
export function useLive(): { readonly live: Answer<Live & WithEdits>; readonly again: () => void } {
  const first = useAnswer('live', async () => {
    const [state, settings, kept] = await Promise.all([
      bridge.stateRead(),
      bridge.settingsRead(),
      bridge.editsRead(),
    ]);
    return { state, settings, edits: (book ??= new EditBook(kept, sendEdit)) };
  });
  const [state, setState] = useState<AppState | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  useEvent('onState', setState);
  useEvent('onSettingsChanged', setSettings);
  const read = getValue(first.answer);
  if (read === null) return { live: first.answer, again: first.again };
  return {
    live: {
      kind: 'ready',
      value: { ...read, state: state ?? read.state, settings: settings ?? read.settings },
    },
    again: first.again,
  };
}

/** Where main refuses it, for its size, the window still has it. */
function sendEdit(name: EditName, json: string | null): void {
  bridge.editsKeep(name, json).catch(() => undefined);
}
