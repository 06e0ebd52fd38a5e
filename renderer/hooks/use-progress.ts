import { useState } from 'react';
import { follow, type Progress } from './progress';
import { useEvent } from './use-event';

/** Progress of the run with this id; null before its first event. */
export function useProgress(runId: string | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEvent('onProgress', (event) => setProgress((previous) => follow(previous, event)));
  return progress !== null && progress.now.runId === runId ? progress : null;
}
