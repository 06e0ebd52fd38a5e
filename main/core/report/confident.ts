import { getMethod, type Run } from '../../../shared/run';

/** Whether the throughput of a run is sure enough in both directions; null where nobody has said. */
export function hasConfidence(run: Run): boolean | null {
  const method = getMethod(run);
  if (method?.download == null && method?.upload == null) return null;
  return method.download?.confidence !== 'low' && method.upload?.confidence !== 'low';
}
