import { useState } from 'react';
import { errorText } from '../../../../shared/texts/error-text';
import type { ImportAnswer, ImportOrder, ImportPreviewAnswer } from '../../../../shared/history/import';
import { bridge } from '../../../bridge';

/** Where an import stands, from the choice of a file to its end. */
export type ImportStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly answer: ImportPreviewAnswer }
  | { readonly kind: 'writing' }
  | { readonly kind: 'ended'; readonly answer: ImportAnswer };

/** An import, step by step. `onEnded` is called when the list of imports is another one. */
export function useImport(onEnded: () => void) {
  const [step, setStep] = useState<ImportStep>({ kind: 'idle' });
  const read = async (path: string | null) => {
    setStep({ kind: 'reading' });
    const answer = await bridge
      .importPreview(path)
      .catch(
        (error: unknown) => ({ kind: 'not-readable', path: path ?? '', detail: errorText(error) }) as const,
      );
    setStep(answer.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'found', answer });
  };
  const write = async (order: ImportOrder) => {
    setStep({ kind: 'writing' });
    const answer = await bridge
      .importStart(order)
      .catch((error: unknown) => ({ kind: 'failed', detail: errorText(error) }) as const);
    setStep({ kind: 'ended', answer });
    onEnded();
  };
  return {
    step,
    /** Asks for a file. */
    choose: () => void read(null),
    /** Reads a file that was dropped. */
    drop: (file: File) => {
      const path = bridge.pathOfFile(file);
      // What another program only holds in memory is no file of the disk.
      if (path === '')
        setStep({ kind: 'found', answer: { kind: 'not-readable', path: file.name, detail: '' } });
      else void read(path);
    },
    write: (order: ImportOrder) => void write(order),
    cancel: () => setStep({ kind: 'idle' }),
  };
}
