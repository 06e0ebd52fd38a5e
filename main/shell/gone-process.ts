/** What Chromium says of a process of its own that is gone. */
export interface GoneProcess {
  readonly type: string;
  readonly reason: string;
  readonly exitCode: number;
  readonly name?: string;
}

/** Ends that nobody asked for. `killed` is not among them: Linewatch and the system end processes so. */
const UNASKED: ReadonlySet<string> = new Set([
  'crashed',
  'oom',
  'abnormal-exit',
  'launch-failed',
  'integrity-failure',
]);

/**
 * What is to be said of a process that is gone: `graphics` is told to the user, `other` is noted in the log; null where
 * it was ended in order, or is told by who started it (measuring and reading).
 */
export function readGone({ type, reason, name = '' }: GoneProcess): 'graphics' | 'other' | null {
  if (!UNASKED.has(reason) || name.startsWith('Linewatch')) return null;
  return type === 'GPU' ? 'graphics' : 'other';
}
