import type { Services } from './services';

/** Cancels the run that measures and resolves when it is recorded; at once where none does. */
export function endRun({ pipeline, onRunEnded }: Pick<Services, 'pipeline' | 'onRunEnded'>): Promise<void> {
  return new Promise((resolve) => {
    if (!pipeline.cancel()) return resolve();
    onRunEnded(() => resolve());
  });
}
