import type { Failure } from './failure';
import { PingConnection } from './ping-connection';

/**
 * The shortest of `count` round trips to an address, in ms, without the time to connect. Null when `signal`
 * ended it. Settles within `deadlineMs`, with what it has or a failure.
 */
export function shortestPingMs(
  url: URL,
  limits: { readonly count: number; readonly deadlineMs: number; readonly signal: AbortSignal },
): Promise<number | Failure | null> {
  return new Promise((resolve) => {
    const timesMs: number[] = [];
    const settle = (result: number | Failure | null): void => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', onAbort);
      connection.close();
      resolve(
        result !== null && typeof result === 'object' && timesMs.length > 0 ? Math.min(...timesMs) : result,
      );
    };
    const onAbort = (): void => {
      timesMs.length = 0;
      settle(null);
    };
    const connection = new PingConnection(url, {
      onOpen: () => {
        connection.ping();
      },
      onAnswer: (sentAtMs, answeredAtMs) => {
        timesMs.push(answeredAtMs - sentAtMs);
        if (timesMs.length < limits.count) connection.ping();
        else settle(Math.min(...timesMs));
      },
      onEnd: (failure) => {
        settle(failure ?? { reason: 'refused', detail: 'the server closed the connection' });
      },
    });
    const timer = setTimeout(() => {
      settle({ reason: 'timeout', detail: `no answer from ${url.host} in time` });
    }, limits.deadlineMs);
    limits.signal.addEventListener('abort', onAbort, { once: true });
    if (limits.signal.aborted) onAbort();
  });
}
