/**
 * What a work gives, or `end` as soon as the signal is aborted: the work may go on, but nobody waits for it. Leaves no
 * listener behind.
 */
export function unlessAborted<Value, End>(
  work: Promise<Value>,
  signal: AbortSignal,
  end: () => End,
): Promise<Value | End> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(end());
    // A listener would stay until the work ends, and one more with each work that is still begun.
    if (signal.aborted) {
      work.catch(() => undefined);
      return onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    work.finally(() => signal.removeEventListener('abort', onAbort)).then(resolve, reject);
  });
}
