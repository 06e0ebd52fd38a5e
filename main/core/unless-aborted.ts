/** What `unlessAborted` resolves with when the signal came first. */
export const ABORTED = Symbol('aborted');

/** Resolves with a work's answer, or at once when the signal is aborted; the work itself goes on unheard then. */
export function unlessAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | typeof ABORTED> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(ABORTED);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
