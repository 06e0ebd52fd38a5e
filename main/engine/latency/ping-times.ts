import { DIRECT, type ConnectionOptions } from '../http/connection-options';
import { isFailure, type Failure } from '../failure';
import { LOGIN_PAGE } from '../http/head';
import { isPage, request } from '../http/request';
import { afterRunning } from '../running-timer';
import { PingConnection, type PingEvents } from './ping-connection';

/** Maximum size of a page that is read. */
const MAX_PAGE_BYTES = 1_000_000;

interface PingLimits {
  readonly count: number;
  /** For the pings, and again for following a redirect. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly connection?: ConnectionOptions;
}

/**
 * The shortest of `count` round trips to an address in ms, without the time to connect. Null after an abort. Settles
 * in time, with the round trips so far or a failure.
 */
export async function shortestPingMs(url: URL, limits: PingLimits): Promise<number | Failure | null> {
  const found = await pings(url, limits);
  if (found === null || typeof found === 'number' || !isRedirect(found)) return found;
  const answer = await request(url, { ...limits, maxBodyBytes: MAX_PAGE_BYTES });
  if (answer === null) return null;
  if (isFailure(answer)) return answer.reason === 'captive-portal' ? answer : found;
  return isPage(answer) ? LOGIN_PAGE : found;
}

const isRedirect = ({ status = 0 }: Failure): boolean => status >= 300 && status < 400;

function pings(url: URL, limits: PingLimits): Promise<number | Failure | null> {
  return new Promise((resolve) => {
    const timesMs: number[] = [];
    const settle = (result: number | Failure | null): void => {
      cancelTimer();
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
    const cancelTimer = afterRunning(limits.deadlineMs, () => {
      settle(connection.silence('in time'));
    });
    limits.signal.addEventListener('abort', onAbort, { once: true });
    if (limits.signal.aborted) onAbort();
  });
}
