/** What tells of sleep: Electron's monitor of the computer's power. */
export interface PowerEvents {
  on(event: 'suspend' | 'resume', listener: () => void): unknown;
  off(event: 'suspend' | 'resume', listener: () => void): unknown;
}

export interface SleepListeners {
  /** The computer is about to sleep. */
  readonly onSleep: () => void;
  readonly onWake: () => void;
}

/** Listens to sleep until the returned function is called. */
export function followSleep(power: PowerEvents, { onSleep, onWake }: SleepListeners): () => void {
  power.on('suspend', onSleep);
  power.on('resume', onWake);
  return () => {
    power.off('suspend', onSleep);
    power.off('resume', onWake);
  };
}

/** Follows when the computer wakes. The returned function says how long ago that was, in ms; null while it has not slept. */
export function followWake(power: Pick<PowerEvents, 'on'>, monotonicMs: () => number): () => number | null {
  let wokeAtMs: number | null = null;
  power.on('resume', () => {
    wokeAtMs = monotonicMs();
  });
  return () => (wokeAtMs === null ? null : monotonicMs() - wokeAtMs);
}
