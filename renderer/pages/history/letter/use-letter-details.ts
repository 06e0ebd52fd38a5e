import { useState } from 'react';
import type { LetterDetails } from '../../../../shared/letter/letter';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';

export interface LetterDetailsState {
  readonly details: LetterDetails;
  readonly isUnsaved: boolean;
  readonly change: (change: Partial<LetterDetails>) => void;
  /** Keeps them in the settings for the next letter. */
  readonly save: () => void;
}

/** Sender, contract and provider: those of the settings, until something is typed. */
export function useLetterDetails(): LetterDetailsState {
  const { settings } = useApp();
  const [typed, setTyped] = useState<Partial<LetterDetails>>({});
  const [isUnsaved, setUnsaved] = useState(false);
  const details = { ...settings.letter, ...typed };
  return {
    details,
    isUnsaved,
    change: (change) => setTyped({ ...typed, ...change }),
    save: () => {
      if (Object.keys(typed).length === 0) return;
      void bridge.settingsSave({ ...settings, letter: details }).then(
        ({ kind }) => setUnsaved(kind !== 'saved'),
        () => setUnsaved(true),
      );
    },
  };
}
