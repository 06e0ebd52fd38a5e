import { parseAddress, WEB_SCHEMES } from '../../shared/address';
import type { ServerCheck } from '../../shared/ipc';
import { DIRECT, type ConnectionOptions } from '../engine/http/connection-options';
import { isFailure, type Failure } from '../engine/failure';
import type { HttpTarget } from '../engine/target';
import { shortestPingMs } from '../engine/latency/ping-times';
import { abortAfterRunning } from '../engine/running-timer';
import { locateCloudflare } from './cloudflare/target';
import { locateNq } from './nq/target';

const DEADLINE_MS = 10_000;
const PINGS = 3;

interface Way {
  readonly connection: ConnectionOptions;
  readonly signal: AbortSignal;
}

/** Tries whether a server that speaks like Cloudflare's speed test answers at an address that the user has entered. */
export function checkCloudflare(address: string, connection = DIRECT): Promise<ServerCheck> {
  return check(
    (way) => locateCloudflare(address, way),
    ({ server }) => server.url,
    connection,
  );
}

/** Tries whether there is a networkQuality server at an address that the user has entered: of a document or a host. */
export function checkNq(address: string, connection = DIRECT): Promise<ServerCheck> {
  return check(
    (way) => locateNq(address, way),
    () => parseAddress(address, WEB_SCHEMES)?.url.href ?? '',
    connection,
  );
}

/** Finds a server and pings it. `addressOf` gives what is to be kept of its address. */
async function check(
  locate: (way: Way) => Promise<HttpTarget | Failure | null>,
  getAddress: (target: HttpTarget) => string,
  connection: ConnectionOptions,
): Promise<ServerCheck> {
  const deadline = abortAfterRunning(DEADLINE_MS);
  const way = { connection, signal: deadline.signal };
  try {
    const target = await locate(way);
    if (target === null || isFailure(target)) return failing(target);
    const limits = { count: PINGS, deadlineMs: DEADLINE_MS, ...way };
    const latencyMs = await shortestPingMs(target.pingUrl, limits);
    if (typeof latencyMs !== 'number') return failing(latencyMs);
    return { kind: 'answers', latencyMs, address: getAddress(target) };
  } finally {
    deadline.cancel();
  }
}

function failing(failure: Failure | null): ServerCheck {
  const { reason, detail } = failure ?? { reason: 'timeout', detail: '' };
  return { kind: 'fails', reason, detail };
}
