import type { Timers } from '../../core/ports';

/** While the disk refuses writes, what the last process left waits, and nothing else does for longer. */
const WITHIN_MS = 5_000;

interface TakeUpDeps {
  readonly pipeline: { takeUpLeft(): Promise<void> };
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Has the runs that the last process left recorded before any other: rules judge runs in their order. Resolves when they are, or
 * when waiting for that longer would keep the application from its work. Never rejects.
 */
export function takeUpLeft({ pipeline, timers, log }: TakeUpDeps): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(WITHIN_MS, resolve);
    void pipeline
      .takeUpLeft()
      .catch((error: unknown) => log('Runs that the last process left open could not be closed', error))
      .then(() => {
        cancel();
        resolve();
      });
  });
}
