import { DIRECT, type ConnectionOptions } from './connection-options';
import type { Failure } from './failure';
import { PingConnection, type PingEvents } from './ping-connection';

/**
 * The shortest of `count` round trips to an address, in ms, without the time to connect. Null when `signal`
 * ended it. Settles within `deadlineMs`, with what it has or a failure.
 */
export function shortestPingMs(
  url: URL,
  limits: {
    readonly count: number;
    readonly deadlineMs: number;
    readonly signal: AbortSignal;
    readonly connection?: ConnectionOptions;
  },
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
    const events: PingEvents = {
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
    };
    const connection = new PingConnection(url, events, limits.connection ?? DIRECT);
    const timer = setTimeout(() => {
      settle({ reason: 'timeout', detail: `no answer from ${url.host} in time` });
    }, limits.deadlineMs);
    limits.signal.addEventListener('abort', onAbort, { once: true });
    if (limits.signal.aborted) onAbort();
  });
}
