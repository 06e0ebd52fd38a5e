import { useState } from 'react';
import type { RestoreAnswer, RestorePreviewAnswer, RestoreSource } from '../../../../shared/backup/backup';
import { errorText } from '../../../../shared/texts/error-text';
import { bridge } from '../../../bridge';

/** Where a restore stands, from the choice of its source to the restart. */
export type RestoreStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly answer: RestorePreviewAnswer }
  | { readonly kind: 'ended'; readonly answer: RestoreAnswer };

/** A restore, step by step. */
export function useRestore() {
  const [step, setStep] = useState<RestoreStep>({ kind: 'idle' });
  const preview = async (source: RestoreSource | null) => {
    setStep({ kind: 'reading' });
    const answer = await bridge.restorePreview(source).catch((error: unknown) => {
      const path = source === null ? '' : source.kind === 'file' ? source.path : source.id;
      return { kind: 'refused', refusal: 'not-read', path, detail: errorText(error) } as const;
    });
    setStep(answer.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'found', answer });
  };
  const start = async (id: string) => {
    const answer = await bridge
      .restoreStart(id)
      .catch((error: unknown) => ({ kind: 'not-written', detail: errorText(error) }) as const);
    setStep({ kind: 'ended', answer });
  };
  return {
    step,
    /** Shows what a restore would do; null asks for a file. */
    preview: (source: RestoreSource | null) => void preview(source),
    start: (id: string) => void start(id),
    cancel: () => {
      setStep({ kind: 'idle' });
      void bridge.restoreCancel();
    },
  };
}
