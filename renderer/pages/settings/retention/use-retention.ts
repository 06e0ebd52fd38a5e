import { useState } from 'react';
import type { RetentionPreviewAnswer, RetentionState } from '../../../../shared/retention/retention';
import { errorText } from '../../../../shared/texts/error-text';
import { bridge } from '../../../bridge';
import { getValue, useAnswer } from '../../../hooks/use-answer';

/** Where a change stands, from the choice of a time to its end. */
export type RetentionStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly months: number }
  | { readonly kind: 'found'; readonly months: number; readonly answer: RetentionPreviewAnswer }
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-saved' };

/** For how long single tests are kept, and a change of it step by step. */
export function useRetention() {
  const { answer, again } = useAnswer('retention', () => bridge.retentionRead());
  const [step, setStep] = useState<RetentionStep>({ kind: 'idle' });
  const state: RetentionState | null = getValue(answer);
  const save = async (months: number | null) => {
    const isSaved = await bridge.retentionSet(months).catch(() => false);
    setStep({ kind: isSaved ? 'saved' : 'not-saved' });
    again();
  };
  const preview = async (months: number) => {
    setStep({ kind: 'reading', months });
    const found = await bridge
      .retentionPreview(months)
      .catch((error: unknown) => ({ kind: 'failed', detail: errorText(error) }) as const);
    setStep({ kind: 'found', months, answer: found });
  };
  return {
    state,
    step,
    /** For ever is saved at once: nothing is removed by it. */
    choose: (months: number | null) => void (months === null ? save(null) : preview(months)),
    agree: (months: number) => void save(months),
    cancel: () => setStep({ kind: 'idle' }),
  };
}
