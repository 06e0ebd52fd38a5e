import { powerMonitor } from 'electron';

/** Follows when the computer wakes. The returned function says how long ago that was, in ms; null while it has not slept. */
export function followWake(monotonicMs: () => number): () => number | null {
  let wokeAtMs: number | null = null;
  powerMonitor.on('resume', () => {
    wokeAtMs = monotonicMs();
  });
  return () => (wokeAtMs === null ? null : monotonicMs() - wokeAtMs);
}
